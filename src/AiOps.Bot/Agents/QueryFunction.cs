using System.Text.Json;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Investigations.Tools;
using Microsoft.Extensions.AI;

namespace AiOps.Bot.Agents;

/// <summary>A reading tool of investigations as another agent may ask it: without an incident, over a window that the frame bounds.</summary>
internal sealed class QueryFunction(IReadTool tool, TimeProvider time) : AIFunction
{
    private const int MostLines = 40;
    private static readonly TimeSpan Widest = TimeSpan.FromDays(31);
    private static readonly TimeSpan Default = TimeSpan.FromHours(1);

    public override string Name => tool.Name;

    public override string Description => tool.Description;

    public override JsonElement JsonSchema => tool.Form;

    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var scope = new ToolScope(new QueryFrame(now, new TimeRange(now - Default, now), Widest), null, []);
        var asked = JsonSerializer.SerializeToElement(arguments.ToDictionary(a => a.Key, a => a.Value));
        return AgentText.Of(await tool.RunAsync(asked, scope, cancellationToken) switch
        {
            CollectorResult.Collected found => new { found = found.Evidence.Select(Draft), found.Gap },
            CollectorResult.NoData none => new { nothing = none.Query },
            CollectorResult.Denied denied => new { denied = denied.Query, denied.MissingPermission },
            CollectorResult.Failed failed => new { error = failed.Reason },
            _ => (object)new { nothing = "" },
        });
    }

    private static object Draft(EvidenceDraft draft) => new
    {
        title = AgentText.Cut(draft.Title),
        draft.Query,
        window = AgentText.Window(draft.Window),
        rows = draft.RowCount,
        draft.Facts,
        lines = draft.Lines.Take(MostLines).Select(l => new { time = l.Time, text = AgentText.Cut(l.Text), written_by_outsider = l.Tainted }),
    };
}
