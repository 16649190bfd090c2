namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>How the way from one place to the next differs from the normal period.</summary>
internal enum FlowShiftKind
{
    /// <summary>Never taken before.</summary>
    Appeared,

    /// <summary>Taken more often.</summary>
    More,

    /// <summary>Taken less often.</summary>
    Less,

    /// <summary>Not taken any more.</summary>
    Vanished,
}
