namespace AiOps.Bot.Core.Investigations.Ranking.ControlFlow;

/// <summary>What sort of place control passes.</summary>
internal enum FlowPlaceKind
{
    /// <summary>A log statement.</summary>
    Statement,

    /// <summary>The begin of an operation, as its span tells it.</summary>
    Begin,

    /// <summary>Where an operation writes nothing more.</summary>
    End,
}
