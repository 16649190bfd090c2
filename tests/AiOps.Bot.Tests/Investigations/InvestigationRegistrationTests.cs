using AiOps.Bot.Core;
using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Memory;
using AiOps.Bot.Core.Investigations.Narration;
using AiOps.Bot.Core.Investigations.Retrieval;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Tests.Doubles;
using AiOps.Bot.Tests.Investigations.Narration;
using AiOps.Bot.Tests.Investigations.Retrieval;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.Tests.Investigations;

public sealed class InvestigationRegistrationTests
{
    private static ServiceProvider Provider(Action<IServiceCollection>? more = null)
    {
        var incidents = new MemoryIncidents(Some.Incident());
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton<IIncidentStore>(incidents)
            .AddSingleton<IInvestigationStore>(incidents)
            .AddSingleton<ITimelineStore>(incidents)
            .AddSingleton<ILogStore>(new MemoryLogStore())
            .AddSingleton<ILogParser>(new PlainLogParser())
            .AddSingleton<ILogTemplates>(new DigitMasks())
            .AddSingleton<IIncidentMemory>(new InMemoryMemory())
            .AddSingleton<IChangeFeed, ChangeFeed>()
            .AddSingleton<IVectorIndex>(new MemoryVectorIndex())
            .AddSingleton<IIdSource, RandomIdSource>()
            .AddSingleton(Some.Prompts)
            .AddSingleton(TimeProvider.System);
        more?.Invoke(services);
        return services.AddInvestigations().BuildServiceProvider(validateScopes: true);
    }

    [Fact]
    public async Task AllPartsComeTogetherAndInvestigate()
    {
        await using var provider = Provider();
        Assert.NotNull(await provider.GetRequiredService<InvestigateIncident>().InvestigateAsync(new("inc-1"), CancellationToken.None));
        Assert.Equal(0, await provider.GetRequiredService<IndexLogWindows>().IndexAsync(CancellationToken.None));
        var names = provider.GetServices<ICollector>().Select(c => c.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.NotNull(provider.GetRequiredService<ConfirmCause>());
    }

    [Fact]
    public void WithoutAModelNobodyNarratesAndWithOneItDoes()
    {
        using var without = Provider();
        using var with = Provider(s => s.AddSingleton<IChatClient>(new ScriptedModel(_ => "")));
        Assert.IsType<NoNarrator>(without.GetRequiredService<INarrator>());
        Assert.IsType<ModelNarrator>(with.GetRequiredService<INarrator>());
    }
}
