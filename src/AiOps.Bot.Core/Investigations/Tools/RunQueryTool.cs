using System.Text.Json;
using AiOps.Bot.Core.Investigations.Queries;
using AiOps.Bot.Core.Telemetry;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>Runs a typed query.</summary>
internal sealed class RunQueryTool(RunQuery run, ILogParser parser) : IReadTool
{
    public string Name => "run_query";

    public string Description =>
        "Looks at stored log lines, incidents, changes (who called what) or findings (misconfigurations). shape 'new' gives shapes of line that did not occur before the window; 'top', 'over-time' "
        + "and 'compare' count by group_by. Without times it looks at the time around the onset.";

    public JsonElement Form => QueryForm.Schema;

    public async Task<CollectorResult> RunAsync(JsonElement arguments, ToolScope scope, CancellationToken cancellationToken)
    {
        var (query, fault) = QueryForm.Read(arguments, scope.Frame);
        if (query is null)
        {
            return new CollectorResult.Failed(fault!);
        }

        var result = await run.RunAsync(query, cancellationToken);
        var gap = result.Gaps.Count == 0 ? null : string.Join(" ", result.Gaps);
        return result.Rows == 0
            ? new CollectorResult.NoData(QueryText.Of(query) + (gap is null ? "" : ". " + gap))
            : new CollectorResult.Collected([QueryEvidence.Of(result, parser)]) { Gap = gap };
    }
}
