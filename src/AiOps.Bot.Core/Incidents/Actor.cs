namespace AiOps.Bot.Core.Incidents;

/// <summary>A person who does something, and where they came in.</summary>
/// <param name="Id">Their id in the directory.</param>
/// <param name="Platform"><c>console</c>, <c>api</c>, <c>slack</c>, <c>teams</c>.</param>
public sealed record Actor(string Id, string Name, string Platform)
{
    /// <summary>What the timeline says, for example <c>Ana (slack)</c>.</summary>
    public override string ToString() => $"{Name} ({Platform})";
}
