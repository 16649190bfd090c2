namespace AiOps.Bot.Core.Remediations;

/// <summary>All actions that there are, by id.</summary>
public sealed class ActionCatalogue
{
    private readonly Dictionary<string, IAction> _actions;

    /// <exception cref="ArgumentException">Two actions share an id.</exception>
    public ActionCatalogue(IEnumerable<IAction> actions) => _actions = actions.ToDictionary(a => a.Id, StringComparer.Ordinal);

    public IReadOnlyCollection<IAction> All => _actions.Values;

    public IAction? Find(string id) => _actions.GetValueOrDefault(id);

    /// <summary>Null where every parameter is known, present and of its pattern; else what is wrong.</summary>
    public static string? FaultOf(IAction action, ActionRequest request)
    {
        foreach (var (name, value) in request.Parameters)
        {
            var parameter = action.Parameters.FirstOrDefault(p => p.Name == name);
            if (parameter is null)
            {
                return $"{action.Id} has no parameter {name}";
            }

            if (parameter.Pattern.Match(value) is not { Success: true, Index: 0 } match || match.Length != value.Length)
            {
                return $"parameter {name} of {action.Id} has a value that is not allowed";
            }
        }

        return action.Parameters.FirstOrDefault(p => !request.Parameters.ContainsKey(p.Name)) is { } missing
            ? $"parameter {missing.Name} of {action.Id} is missing"
            : null;
    }
}
