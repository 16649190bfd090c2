using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Inquiry;
using AiOps.Bot.Core.Investigations.Ranking.Fusion;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Investigations;

internal static class InvestigationSetup
{
    public static InvestigateIncident Over(MemoryIncidents incidents, params ICollector[] collectors) => Over(incidents, null, null, collectors);

    public static InvestigateIncident Over(MemoryIncidents incidents, INarrator? narrator, InvestigationOptions? options, params ICollector[] collectors) => new(
        new(incidents, incidents, incidents),
        (new RunCollectors(collectors, Options.Create(options ?? new()), TimeProvider.System, NullLogger<RunCollectors>.Instance), new RankBundle([])),
        new(new NoInquiry(), narrator ?? new NoNarrator()),
        (new CountingIds(), new FixedTime(Some.Noon)),
        NullLogger<InvestigateIncident>.Instance);

    private sealed class CountingIds : IIdSource
    {
        private int _last;

        public string Next(string prefix) => $"{prefix}-{++_last}";
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
