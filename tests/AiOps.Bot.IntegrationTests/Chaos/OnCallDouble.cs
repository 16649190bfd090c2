using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AiOps.Bot.IntegrationTests.EndToEnd;

namespace AiOps.Bot.IntegrationTests.Chaos;

/// <summary>Hands in alerts and decides about remediations as fast as the service lets it, whether it lives or not, and remembers what it was promised.</summary>
internal sealed class OnCallDouble(HttpClient http) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private readonly List<string> _acknowledged = [];
    private readonly HashSet<string> _undone = new(StringComparer.Ordinal);
    private TaskCompletionSource _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _alerts;

    /// <summary>The bodies of the alerts that were answered with 202.</summary>
    public IReadOnlyList<string> Acknowledged => _acknowledged;

    public int Decisions { get; private set; }

    /// <summary>Ends with the next decision that the service acknowledges.</summary>
    public Task NextDecision => (_decided = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async Task<bool> IsUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public Task SendAlertsAsync(CancellationToken cancellationToken) => RepeatAsync(SendAlertAsync, cancellationToken);

    public Task DecideAsync(CancellationToken cancellationToken) => RepeatAsync(DecideOnceAsync, cancellationToken);

    public void Dispose() => http.Dispose();

    private static async Task RepeatAsync(Func<CancellationToken, Task> act, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await act(cancellationToken);
                await Task.Delay(Pause, cancellationToken);
            }
            catch (Exception fault) when (fault is HttpRequestException or OperationCanceledException or IOException or JsonException)
            {
                // Killed in the middle of an answer: nothing was promised.
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    private async Task SendAlertAsync(CancellationToken cancellationToken)
    {
        var body = $$"""{"title":"queue {{_alerts++}} is filling up","resource":"orders-queue","severity":"high"}""";
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync("/api/v1/alerts/generic", content, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.Accepted)
        {
            _acknowledged.Add(body);
        }
    }

    private async Task DecideOnceAsync(CancellationToken cancellationToken)
    {
        var list = await http.GetFromJsonAsync<JsonElement>("/api/v1/incidents?limit=50", cancellationToken);
        foreach (var item in list.GetProperty("items").EnumerateArray())
        {
            var incident = await http.GetFromJsonAsync<JsonElement>($"/api/v1/incidents/{item.Text("id")}", cancellationToken);
            foreach (var remediation in incident.Remediations())
            {
                await DecideAsync(remediation, cancellationToken);
            }
        }
    }

    /// <summary>Approves what is offered, and takes back what was done, so that there is always something to do.</summary>
    private Task DecideAsync(JsonElement remediation, CancellationToken cancellationToken) => remediation.Text("status") switch
    {
        "Proposed" => SendAsync(remediation, "approve", cancellationToken),
        "Succeeded" when IsOriginal(remediation) && _undone.Add(remediation.Text("id")) => SendAsync(remediation, "rollback", cancellationToken),
        _ => Task.CompletedTask,
    };

    private static bool IsOriginal(JsonElement remediation) => remediation.GetProperty("rollbackOf").ValueKind == JsonValueKind.Null;

    private async Task SendAsync(JsonElement remediation, string decision, CancellationToken cancellationToken)
    {
        var (id, digest) = (remediation.Text("id"), remediation.Text("digest"));
        using var answer = await http.PostAsJsonAsync($"/api/v1/remediations/{id}/{decision}", new { digest, reason = "" }, cancellationToken);
        if (answer.StatusCode == HttpStatusCode.OK)
        {
            Decisions++;
            _decided.TrySetResult();
        }
    }
}
