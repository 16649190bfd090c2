namespace AiOps.Bot.Core.Investigations.Sources;

/// <summary>What a source of telemetry answered.</summary>
/// <param name="Query">What was asked, as the service spells it.</param>
/// <param name="Value">What came; null where access was denied.</param>
public sealed record SourceReading<T>(string Query, T? Value)
    where T : class
{
    /// <summary>What would have to be allowed; null where nothing was denied.</summary>
    public string? MissingPermission { get; init; }

    /// <summary>What was left out, in a sentence; null where the answer is whole.</summary>
    public string? Gap { get; init; }
}
