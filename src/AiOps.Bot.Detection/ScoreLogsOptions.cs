using AiOps.Bot.Detection.Sessions;
using AiOps.Bot.Detection.Tables;

namespace AiOps.Bot.Detection;

/// <summary>How <see cref="ScoreLogs"/> reads and scores.</summary>
public sealed record ScoreLogsOptions
{
    /// <summary>What names a line's session; null = windows of time.</summary>
    public SessionKey? Key { get; init; }

    /// <summary>The length of windows of time. Null with a key: sessions are whole. Default without one: five minutes.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>From the beginning of one window to that of the next. Default: the window's length, so they do not overlap.</summary>
    public TimeSpan? Step { get; init; }

    /// <summary>A session ends where its lines are silent for longer. Null: silences end nothing. Not together with windows.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>One of <see cref="SessionScorers.Names"/>.</summary>
    public string Scorer { get; init; } = SessionScorers.Default;

    /// <summary>True = anomalous, by session. Null: nothing is labelled. Sessions of the training that are not in it are left out of the training.</summary>
    public IReadOnlyDictionary<string, bool>? Labels { get; init; }

    /// <inheritdoc cref="SessionTraining.FalseAlarms"/>
    public double FalseAlarms { get; init; } = SessionTraining.DefaultFalseAlarms;

    /// <summary>Where the feature table of the scored sessions goes, in the order of the scores; null = nowhere, and lines are not looked through for it.</summary>
    public TextWriter? Features { get; init; }

    /// <summary>Where the reasons of anomalous sessions go; null = nowhere, and where events stand is not kept.</summary>
    public TextWriter? Explanations { get; init; }

    /// <summary>Reasons are JSON Lines, a session each, instead of CSV, a reason each.</summary>
    public bool ExplainsAsJson { get; init; }

    /// <summary>Seed and threads.</summary>
    public FitSettings Fit { get; init; } = new();
}
