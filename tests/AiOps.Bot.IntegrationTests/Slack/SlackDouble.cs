using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AiOps.Bot.Tests.Doubles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>
/// Slack on loopback, as strict as the real one where the local programs are not: tokens, scopes, block validity and limits (the undocumented one too), rates
/// with Retry-After, archived and deleted channels, trigger ids that expire, Socket Mode. Deliveries are in <see cref="SlackDelivering"/>.
/// </summary>
internal sealed class SlackDouble : IAsyncDisposable
{
    public const string BotToken = "xoxb-double";
    public const string AppToken = "xapp-double";

    private static readonly Dictionary<string, string> ScopeOf = new()
    {
        ["chat.postMessage"] = "chat:write",
        ["chat.postEphemeral"] = "chat:write",
        ["chat.update"] = "chat:write",
        ["conversations.history"] = "channels:history",
        ["conversations.replies"] = "channels:history",
        ["conversations.info"] = "channels:read",
        ["chat.startStream"] = "chat:write",
        ["chat.appendStream"] = "chat:write",
        ["chat.stopStream"] = "chat:write",
        ["users.info"] = "users:read",
        ["files.getUploadURLExternal"] = "files:write",
        ["files.completeUploadExternal"] = "files:write",
    };

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, JsonObject Arguments)> _calls = [];
    private readonly ConcurrentDictionary<string, SlackWindow> _windows = [];
    private int _last;

    private SlackDouble(WebApplication app) => (_app, Streams) = (app, new(this));

    public SlackDoubleStreams Streams { get; }

    public Uri ApiBase => new(_app.Urls.First() + "/api/");

    public HashSet<string> Scopes { get; } = ["chat:write", "commands", "app_mentions:read", "im:history", "channels:history", "groups:history", "channels:read", "groups:read", "users:read", "files:write"];

    /// <summary>Error word by channel: <c>is_archived</c>, <c>channel_not_found</c>, <c>not_in_channel</c>.</summary>
    public ConcurrentDictionary<string, string> BadChannels { get; } = [];

    /// <summary>User documents by id.</summary>
    public ConcurrentDictionary<string, JsonObject> Users { get; } = [];

    /// <summary>Living messages by channel and time stamp, as they are shown now.</summary>
    public ConcurrentDictionary<(string Channel, string At), JsonObject> Messages { get; } = [];

    public ConcurrentQueue<JsonObject> Whispers { get; } = [];

    public ConcurrentQueue<JsonObject> HookPosts { get; } = [];

    public ConcurrentDictionary<string, JsonObject> Homes { get; } = [];

    public ConcurrentQueue<JsonObject> Views { get; } = [];

    public ConcurrentDictionary<string, DateTimeOffset> Triggers { get; } = [];

    public SlackLine Line { get; } = new();

    /// <summary>Set to a word to refuse every token.</summary>
    public string? TokenFault { get; set; }

    /// <summary>How many calls of a method a minute before 429; the real tiers by default.</summary>
    public int PerMinute { get; set; } = 60;

    public TimeSpan Minute { get; private init; }

    public int PerChannelSecond { get; set; } = 3;

    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>HTTP statuses to answer with before anything else, by method.</summary>
    public ConcurrentDictionary<string, ConcurrentQueue<int>> Outages { get; } = [];

    /// <summary>Does the work and then drops the answer, once for each.</summary>
    public ConcurrentDictionary<string, int> LostAnswers { get; } = [];

    public IReadOnlyList<(string Method, JsonObject Arguments)> Calls => [.. _calls];

    public int RateRefusals => _windows.Values.Sum(w => w.Refused);

    /// <param name="minute">How long a minute of the rates is; shorter where a test does not want to wait.</param>
    public static async Task<SlackDouble> StartAsync(TimeSpan? minute = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var slack = new SlackDouble(app) { Minute = minute ?? TimeSpan.FromMinutes(1) };
        app.UseWebSockets();
        app.MapPost("/api/{method}", slack.CallAsync);
        app.MapPost("/hook/{id}", slack.HookAsync);
        app.MapPost("/upload/{file}", UploadAsync);
        app.Map("/link/{ticket}", slack.Line.AcceptAsync);
        await app.StartAsync();
        return slack;
    }

    public string NewTrigger(TimeSpan? age = null)
    {
        var trigger = $"{Interlocked.Increment(ref _last)}.1.t";
        Triggers[trigger] = DateTimeOffset.UtcNow - (age ?? TimeSpan.Zero);
        return trigger;
    }

    public string NewHook() => $"{_app.Urls.First()}/hook/{Interlocked.Increment(ref _last)}";

    public async ValueTask DisposeAsync()
    {
        Line.Drop();
        await _app.DisposeAsync();
    }

    private async Task CallAsync(HttpContext context, string method)
    {
        var arguments = await ReadAsync(context.Request);
        _calls.Enqueue((method, arguments));
        if (Outages.TryGetValue(method, out var outages) && outages.TryDequeue(out var status))
        {
            context.Response.StatusCode = status;
            return;
        }

        if (IsTooFast(method, arguments))
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = ((int)RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return;
        }

        context.Response.Headers["x-oauth-scopes"] = string.Join(',', Scopes);
        var answer = Fault(context, method, arguments) is { } fault ? new JsonObject { ["ok"] = false, ["error"] = fault } : Do(method, arguments);
        if (LostAnswers.TryGetValue(method, out var lost) && lost > 0)
        {
            LostAnswers[method] = lost - 1;
            context.Abort();
            return;
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString());
    }

    private static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        if (request.HasFormContentType)
        {
            return new JsonObject((await request.ReadFormAsync()).Select(f => KeyValuePair.Create(f.Key, (JsonNode?)f.Value.ToString())));
        }

        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var body = await reader.ReadToEndAsync();
        return body.Length == 0 ? [] : JsonNode.Parse(body)!.AsObject();
    }

    private bool IsTooFast(string method, JsonObject arguments)
    {
        var perMinute = method is "chat.startStream" or "chat.stopStream" ? Math.Min(20, PerMinute) : PerMinute;
        var fast = !_windows.GetOrAdd(method, _ => new()).Take(Minute, perMinute);
        return method == "chat.postMessage"
            ? !_windows.GetOrAdd("#" + arguments["channel"], _ => new()).Take(TimeSpan.FromSeconds(1), PerChannelSecond)
            : fast;
    }

    private string? Fault(HttpContext context, string method, JsonObject arguments)
    {
        var token = context.Request.Headers.Authorization.ToString();
        var expected = method == "apps.connections.open" ? AppToken : BotToken;
        return TokenFault ?? (token.Length == 0 ? "not_authed" : token != "Bearer " + expected ? "invalid_auth" : null)
            ?? (ScopeOf.TryGetValue(method, out var scope) && !Scopes.Contains(scope) ? "missing_scope" : null)
            ?? (arguments["channel"] is { } channel && BadChannels.TryGetValue((string)channel!, out var bad) ? bad : null)
            ?? (arguments["blocks"] is JsonArray blocks ? BlocksFault(blocks, method == "chat.stopStream" ? new() { ["text"] = "-" } : arguments) : null);
    }

    private static string? BlocksFault(JsonArray blocks, JsonObject arguments)
    {
        var faults = SlackBlockRules.FaultsOfMessage(blocks, JsonSerializer.Serialize(blocks, Relaxed).Length);
        return faults.Contains("msg_blocks_too_long") ? "msg_blocks_too_long" : faults.Count > 0 ? "invalid_blocks" : string.IsNullOrEmpty((string?)arguments["text"]) ? "no_text" : null;
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private JsonObject Do(string method, JsonObject arguments) => method switch
    {
        "auth.test" => Ok(("team_id", SlackDeliveries.Team), ("user_id", SlackDeliveries.Bot), ("team", "Test"), ("user", "aiops")),
        "chat.postMessage" => Post(arguments),
        "chat.update" => Update(arguments),
        "chat.postEphemeral" => Whisper(arguments),
        "chat.startStream" => Streams.Start(arguments),
        "chat.appendStream" => Streams.Append(arguments),
        "chat.stopStream" => Streams.Stop(arguments),
        "conversations.history" => History(arguments, m => m["thread_ts"] is null),
        "conversations.replies" => History(arguments, m => (string?)m["thread_ts"] == (string?)arguments["ts"]),
        "conversations.info" => new() { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = arguments["channel"]!.DeepClone(), ["is_member"] = true, ["is_archived"] = false } },
        "users.info" => Users.TryGetValue((string)arguments["user"]!, out var user) ? new() { ["ok"] = true, ["user"] = user.DeepClone() } : Error("user_not_found"),
        "views.open" => Open(arguments),
        "views.publish" => Publish(arguments),
        "files.getUploadURLExternal" => Ok(("upload_url", $"{_app.Urls.First()}/upload/F{++_last}"), ("file_id", $"F{_last}")),
        "files.completeUploadExternal" => Ok(),
        "apps.connections.open" => Ok(("url", Line.NewAddress(new Uri(_app.Urls.First())))),
        _ => Error("unknown_method"),
    };

    public string NewTimestamp() => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.UtcNow.ToUnixTimeSeconds()}.{Interlocked.Increment(ref _last):000000}");

    private JsonObject Post(JsonObject arguments)
    {
        var at = NewTimestamp();
        Messages[((string)arguments["channel"]!, at)] = arguments;
        return Ok(("ts", at), ("channel", (string)arguments["channel"]!));
    }

    private JsonObject Update(JsonObject arguments)
    {
        var key = ((string)arguments["channel"]!, (string)arguments["ts"]!);
        if (!Messages.TryGetValue(key, out var old))
        {
            return Error("message_not_found");
        }

        if (Streams.IsOpen(key.Item1, key.Item2))
        {
            return Error("streaming_state_conflict");
        }

        arguments["thread_ts"] ??= old["thread_ts"]?.DeepClone();
        arguments["metadata"] ??= old["metadata"]?.DeepClone();
        Messages[key] = arguments;
        return Ok(("ts", key.Item2), ("channel", key.Item1));
    }

    private JsonObject Whisper(JsonObject arguments)
    {
        Whispers.Enqueue(arguments);
        return Ok(("message_ts", "1.1"));
    }

    private JsonObject History(JsonObject arguments, Func<JsonObject, bool> isThere) => new()
    {
        ["ok"] = true,
        ["messages"] = new JsonArray([.. Messages.Where(m => m.Key.Channel == (string?)arguments["channel"] && isThere(m.Value))
            .Where(m => arguments["oldest"] is not { } oldest || string.CompareOrdinal(m.Key.At, (string?)oldest) > 0).OrderByDescending(m => m.Key.At, StringComparer.Ordinal)
            .Select(m => new JsonObject { ["ts"] = m.Key.At, ["bot_id"] = "B0BOT", ["metadata"] = (string?)arguments["include_all_metadata"] == "true" ? m.Value["metadata"]?.DeepClone() : null })]),
    };

    private JsonObject Open(JsonObject arguments)
    {
        if (!Triggers.TryRemove((string)arguments["trigger_id"]!, out var made))
        {
            return Error("exchanged_trigger_id");
        }

        if (DateTimeOffset.UtcNow - made > TimeSpan.FromSeconds(3))
        {
            return Error("expired_trigger_id");
        }

        var view = arguments["view"]!.AsObject();
        if (SlackBlockRules.FaultsOfView(view).Count > 0)
        {
            return Error("invalid_arguments");
        }

        Views.Enqueue(view);
        return new() { ["ok"] = true, ["view"] = new JsonObject { ["id"] = $"V{++_last}" } };
    }

    private JsonObject Publish(JsonObject arguments)
    {
        var view = arguments["view"]!.AsObject();
        if (SlackBlockRules.FaultsOfView(view).Count > 0)
        {
            return Error("invalid_arguments");
        }

        Homes[(string)arguments["user_id"]!] = view;
        return new() { ["ok"] = true, ["view"] = new JsonObject { ["id"] = "V0" } };
    }

    private async Task HookAsync(HttpContext context)
    {
        HookPosts.Enqueue(await ReadAsync(context.Request));
        await context.Response.WriteAsync("ok");
    }

    private static Task UploadAsync(HttpContext context) => context.Response.WriteAsync("OK");

    internal static JsonObject Ok(params (string Name, string Value)[] values) =>
        new([KeyValuePair.Create<string, JsonNode?>("ok", true), .. values.Select(v => KeyValuePair.Create<string, JsonNode?>(v.Name, v.Value))]);

    internal static JsonObject Error(string error) => new() { ["ok"] = false, ["error"] = error };
}
