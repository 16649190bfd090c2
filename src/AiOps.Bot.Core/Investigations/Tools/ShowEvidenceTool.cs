using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>Shows more lines of a piece of evidence.</summary>
internal sealed class ShowEvidenceTool : IReadTool
{
    public string Name => "show_evidence";

    public string Description => "Shows the lines of a piece of evidence from a given line on, where there are more than were shown.";

    public JsonElement Form { get; } = ToolForms.Parse(
        """{"type":"object","additionalProperties":false,"required":["id"],"properties":{"id":{"type":"string","maxLength":12},"from":{"type":["integer","null"],"minimum":0,"maximum":10000}}}""");

    public Task<CollectorResult> RunAsync(JsonElement arguments, ToolScope scope, CancellationToken cancellationToken)
    {
        var id = ToolForms.Text(arguments, "id");
        var from = arguments.TryGetProperty("from", out var asked) && asked.ValueKind == JsonValueKind.Number ? asked.GetInt32() : 0;
        if (scope.Evidence.FirstOrDefault(e => e.Id.Value == id) is not { } evidence)
        {
            return Task.FromResult<CollectorResult>(new CollectorResult.Failed("there is no such evidence; its ids are those that were shown"));
        }

        var lines = evidence.Found.Lines.Skip(from).ToList();
        return Task.FromResult<CollectorResult>(lines.Count == 0
            ? new CollectorResult.NoData($"lines of {evidence.Id} from line {from} on; it has {evidence.Found.Lines.Length}")
            : new CollectorResult.Collected([evidence.Found with { Lines = [.. lines] }]));
    }
}
