using AiOps.Bot.Core.Incidents;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Questions;
using AiOps.Bot.Core.Telemetry;
using AiOps.Bot.Detection;
using AiOps.Bot.Detection.Templates;
using AiOps.Bot.Tests.Investigations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Tests.Questions;

/// <summary>What answers questions, over stores in memory.</summary>
internal static class Asking
{
    public static readonly ILogParser Parser = new ServiceCollection().AddLogParsing().BuildServiceProvider().GetRequiredService<ILogParser>();

    public static AnswerQuestion Of(ListLogStore logs, IIncidentStore? incidents = null, IInvestigationStore? investigations = null, QuestionOptions? options = null, IChooseQuery? chooser = null) =>
        new(logs, Runner(logs, incidents ?? new ListIncidentStore(), investigations ?? new MemoryIncidents(Some.Incident())), chooser ?? new NoChoice(), Options.Create(options ?? new()));

    public static RunQuery Runner(ListLogStore logs, IIncidentStore incidents, IInvestigationStore investigations) => new(
        new(logs, new TemplateMasks(), Parser), new(incidents), new(logs, incidents, investigations, Parser), new(incidents, investigations));
}
