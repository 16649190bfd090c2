namespace AiOps.Bot.Core.Anomalies.Models;

/// <summary>What somebody wants changed in a line of models.</summary>
/// <param name="Kind">Every kind but <see cref="ModelEventKind.Registered"/>.</param>
/// <param name="Version">Which version; null = the challenger when one is promoted, the previous champion when it is rolled back.</param>
public sealed record ModelChange(string Name, ModelEventKind Kind, int? Version)
{
    /// <summary>The champion that whoever asks saw, null where there was none: where it is another by now, they decided on something else, and nothing is changed.</summary>
    public required int? SeenChampion { get; init; }

    public required string By { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>In their words; at most <see cref="ModelLinePolicy.LongestWhy"/> characters.</summary>
    public string Why { get; init; } = "";
}
