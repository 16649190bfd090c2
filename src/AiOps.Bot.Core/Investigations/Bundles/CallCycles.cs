namespace AiOps.Bot.Core.Investigations.Bundles;

/// <summary>
/// Which entities call one another in a circle: the strongly connected components of a topology (Tarjan 1972), with a stack of their own since a topology may be deep. Components
/// are numbered callees first, so going by number visits a callee before its callers.
/// </summary>
internal sealed class CallCycles
{
    private readonly Topology _topology;
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lowest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _components = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = [];
    private int _count;

    public CallCycles(Topology topology)
    {
        _topology = topology;
        foreach (var node in topology.Nodes.Where(n => !_found.ContainsKey(n)))
        {
            Walk(node);
        }
    }

    /// <summary>The number of the entity's circle; an entity without calls has one of its own, below all others.</summary>
    public int Of(string entity) => _components.GetValueOrDefault(entity, -1);

    private void Walk(string start)
    {
        var path = new Stack<(string Entity, IEnumerator<string> Callees)>();
        Enter(start, path);
        while (path.TryPeek(out var top))
        {
            if (top.Callees.MoveNext())
            {
                Visit(top.Entity, top.Callees.Current, path);
                continue;
            }

            path.Pop();
            Leave(top.Entity);
            if (path.TryPeek(out var caller))
            {
                _lowest[caller.Entity] = Math.Min(_lowest[caller.Entity], _lowest[top.Entity]);
            }
        }
    }

    private void Enter(string entity, Stack<(string, IEnumerator<string>)> path)
    {
        _found[entity] = _lowest[entity] = _found.Count;
        _open.Push(entity);
        path.Push((entity, _topology.CalleesOf(entity).GetEnumerator()));
    }

    private void Visit(string caller, string callee, Stack<(string, IEnumerator<string>)> path)
    {
        if (!_found.TryGetValue(callee, out var found))
        {
            Enter(callee, path);
        }
        else if (!_components.ContainsKey(callee))
        {
            _lowest[caller] = Math.Min(_lowest[caller], found);
        }
    }

    /// <summary>Whoever reaches nobody found earlier closes a circle: all that were opened since.</summary>
    private void Leave(string entity)
    {
        if (_lowest[entity] != _found[entity])
        {
            return;
        }

        string member;
        do
        {
            member = _open.Pop();
            _components[member] = _count;
        }
        while (member != entity);
        _count++;
    }
}
