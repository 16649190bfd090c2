namespace AiOps.Bot.Chat.Teams.Render;

/// <summary>How much of a card is shown. Steps from all to the least, for when the message would be too large.</summary>
/// <param name="Items">How many of each kind of thing: evidence, candidates, gaps.</param>
/// <param name="Text">The longest text.</param>
/// <param name="Chart">The longest picture in bytes; 0 = none.</param>
/// <param name="Folded">Whether there is a part that unfolds.</param>
internal sealed record CardDetail(int Items, int Text, int Chart, bool Folded)
{
    public static readonly IReadOnlyList<CardDetail> Steps =
    [
        new(10, TeamsLimits.Operation, 9_000, true),
        new(10, TeamsLimits.Operation, 0, true),
        new(5, 240, 0, true),
        new(3, 160, 0, true),
        new(3, 240, 0, false),
        new(2, 120, 0, false),
        new(1, 60, 0, false),
        new(1, 24, 0, false),
    ];

    /// <summary>What is tried when the platform refused more.</summary>
    public static readonly IReadOnlyList<CardDetail> Small = [.. Steps.Skip(5)];

    public bool IsWhole => Folded && Items == 10;

    public string Cut(string? text, int limit) => TeamsText.Plain(text, Math.Min(limit, Text));

    public string CutInert(string? text, int limit) => TeamsText.Inert(text, Math.Min(limit, Text));
}
