namespace AiOps.Bot.IntegrationTests.Models;

/// <summary>What a double says.</summary>
/// <param name="Calls">Calls of tools: name and arguments as JSON.</param>
internal sealed record ModelReply(string Text, params IReadOnlyList<(string Name, string Arguments)> Calls)
{
    /// <summary>Tokens in and out as the server counts them; null = it does not count.</summary>
    public (int Input, int Output)? Usage { get; init; } = (100, 20);

    public string? Refusal { get; init; }

    /// <summary>True where the answer reached its longest length.</summary>
    public bool CutOff { get; init; }
}
