using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AiOps.Bot.Chat.Slack.Intake;
using AiOps.Bot.Chat.Slack.Render;
using AiOps.Bot.Core.Cards;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Api;

/// <summary>Uploads charts to Slack, each once: https://docs.slack.dev/messaging/working-with-files#upload. A card goes out without its picture where that fails.</summary>
internal sealed partial class SlackCharts(SlackClient client, HttpClient http, IOptions<SlackOptions> options, (TimeProvider Time, ILogger<SlackCharts> Logger) around, Func<CardChart, byte[]>? paint = null)
{
    private const int MaxRemembered = 500;

    /// <summary>For all calls of an upload: the card waits for it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>After a failure no card waits for a picture for so long.</summary>
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(5);

    private readonly ILogger _logger = around.Logger;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _uploaded = [];
    private DateTimeOffset _notBefore;

    /// <summary>Null where there is nobody to paint, or Slack did not take it.</summary>
    public async Task<SlackPicture?> UploadAsync(CardChart chart, CancellationToken cancellationToken)
    {
        if (paint is null || chart.Points.IsEmpty)
        {
            return null;
        }

        var picture = paint(chart);
        var name = Convert.ToHexStringLower(SHA256.HashData(picture).AsSpan(0, 8));
        var (known, resting) = Known(name);
        if (known is not null || resting)
        {
            return known is null ? null : new(known, null);
        }

        var file = await UploadInTimeAsync(name, picture, chart, cancellationToken);
        Remember(name, file);
        return file is null ? null : new(file, null);
    }

    private (string? File, bool Resting) Known(string name)
    {
        lock (_lock)
        {
            return (_uploaded.GetValueOrDefault(name), around.Time.GetUtcNow() < _notBefore);
        }
    }

    private async Task<string?> UploadInTimeAsync(string name, byte[] picture, CardChart chart, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(Patience, around.Time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await UploadAsync(name + ".png", picture, chart, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotUploaded("it took too long");
            return null;
        }
    }

    private async Task<string?> UploadAsync(string name, byte[] picture, CardChart chart, CancellationToken cancellationToken)
    {
        var place = await client.CallAsync(
            new("files.getUploadURLExternal", new JsonObject { ["filename"] = name, ["length"] = picture.Length, ["alt_txt"] = SlackText.Plain(chart.Alt, SlackLimits.AltText) }) { AsForm = true, Repeatable = true, MaxWait = TimeSpan.FromSeconds(1) },
            cancellationToken);
        var file = place.Body.Text("file_id");
        if (!place.Ok || file.Length == 0 || !await SendAsync(place.Body.Text("upload_url"), picture, cancellationToken))
        {
            LogNotUploaded(place.Error);
            return null;
        }

        var files = new JsonArray(new JsonObject { ["id"] = file, ["title"] = SlackText.Plain(chart.Title, SlackLimits.Header) });
        var complete = await client.CallAsync(new("files.completeUploadExternal", new JsonObject { ["files"] = files }), cancellationToken);
        if (!complete.Ok)
        {
            LogNotUploaded(complete.Error);
        }

        return complete.Ok ? file : null;
    }

    private async Task<bool> SendAsync(string address, byte[] picture, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !IsSlacks(uri))
        {
            return false;
        }

        try
        {
            using var content = new ByteArrayContent(picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
            using var response = await http.PostAsync(uri, content, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            LogNotUploaded(fault.GetType().Name);
            return false;
        }
    }

    private bool IsSlacks(Uri uri) =>
        (uri.Scheme == options.Value.ApiBase.Scheme && uri.Host == options.Value.ApiBase.Host)
        || (uri.Scheme == Uri.UriSchemeHttps && uri.Host.EndsWith(".slack.com", StringComparison.Ordinal));

    private void Remember(string name, string? file)
    {
        lock (_lock)
        {
            if (file is null)
            {
                _notBefore = around.Time.GetUtcNow() + AgainAfter;
                return;
            }

            if (_uploaded.Count >= MaxRemembered)
            {
                _uploaded.Clear();
            }

            _uploaded[name] = file;
        }
    }

    [LoggerMessage(6122, LogLevel.Warning, "A chart was not uploaded to Slack: {Fault}")]
    private partial void LogNotUploaded(string fault);
}
