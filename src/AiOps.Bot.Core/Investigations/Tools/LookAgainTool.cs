using System.Text.Json;

namespace AiOps.Bot.Core.Investigations.Tools;

/// <summary>Runs one collector again, around another time or about another resource that is known already.</summary>
internal sealed class LookAgainTool : IReadTool
{
    private static readonly TimeSpan FarthestBack = TimeSpan.FromDays(400);

    private readonly Dictionary<string, ICollector> _collectors;

    public LookAgainTool(IEnumerable<ICollector> collectors)
    {
        _collectors = collectors.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var names = JsonSerializer.Serialize(_collectors.Keys.Order(StringComparer.Ordinal));
        Form = ToolForms.Parse(
            $$$$"""
            {"type":"object","additionalProperties":false,"required":["collector"],"properties":{"collector":{"type":"string","enum":{{{{names}}}}},
            "around":{"type":["string","null"],"maxLength":40},"resource":{"type":["string","null"],"maxLength":300}}}
            """);
    }

    public string Name => "look_again";

    public string Description =>
        "Runs one collector again around another time (ISO-8601) or about another resource that is in the data. All collectors ran once around the onset, about the incident's resources: "
        + "asking for the same gives the same.";

    public JsonElement Form { get; }

    public async Task<CollectorResult> RunAsync(JsonElement arguments, ToolScope scope, CancellationToken cancellationToken)
    {
        if (scope.Context is not { } context)
        {
            return new CollectorResult.Failed("no incident is looked into here; use run_query");
        }

        var (around, resource) = (ToolForms.Text(arguments, "around"), ToolForms.Text(arguments, "resource"));
        var at = around is null ? context.Onset : OnsetOf.Time(around);
        if (at is null || at > context.Now || at < context.Now - FarthestBack)
        {
            return new CollectorResult.Failed("'around' must be an ISO-8601 time in the past");
        }

        if (resource is not null && !KnownEntities.In(scope.Evidence, context.Incident).Contains(new ResourceId(resource)))
        {
            return new CollectorResult.Failed("'resource' must be one that is in the data, letter by letter");
        }

        var incident = resource is null ? context.Incident : context.Incident with { Resources = [new(resource)] };
        return await _collectors[ToolForms.Text(arguments, "collector")!].CollectAsync(context with { Incident = incident, Onset = at.Value }, cancellationToken);
    }
}
