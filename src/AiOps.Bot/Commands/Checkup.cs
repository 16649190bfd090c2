namespace AiOps.Bot.Commands;

/// <summary>One thing that <c>doctor</c> looked at.</summary>
/// <param name="Remedy">How to mend it; null where it is fine.</param>
internal sealed record Checkup(string Name, bool Fine, string Result, string? Remedy = null)
{
    /// <summary>The IAM action, where the checkup is about one.</summary>
    public string? Permission { get; init; }

    /// <summary><c>ok</c>, <c>denied</c> or <c>missing</c>.</summary>
    public string Outcome { get; init; } = Fine ? "ok" : "missing";
}
