namespace AiOps.Bot.Core.Investigations.Ranking.Flows;

/// <summary>What flows from callee to caller: time or failure.</summary>
internal enum FlowMode
{
    Latency,
    Failures,
}
