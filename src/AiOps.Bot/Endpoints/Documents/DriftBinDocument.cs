using System.Text.Json.Serialization;

namespace AiOps.Bot.Endpoints.Documents;

/// <summary>One bar of a histogram: the share of rows in a bin, in the training and since.</summary>
/// <param name="Above">The bin's lower end, exclusive, in the column's own unit; absent where it has none.</param>
/// <param name="UpTo">Its upper end, inclusive; absent where it has none.</param>
/// <param name="Missing">Whether it counts rows without a value.</param>
/// <param name="Expected">Share of the training's rows, 0 to 1.</param>
/// <param name="Seen">Share of the rows of the window, 0 to 1.</param>
public sealed record DriftBinDocument(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Above,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? UpTo,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Missing,
    double Expected, double Seen);
