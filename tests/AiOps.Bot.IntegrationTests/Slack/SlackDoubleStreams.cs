using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace AiOps.Bot.IntegrationTests.Slack;

/// <summary>Streams as Slack's reference of chat.startStream, appendStream and stopStream tells them, with their order, limits and errors.</summary>
internal sealed class SlackDoubleStreams(SlackDouble slack)
{
    private const int MostText = 12_000;

    private readonly ConcurrentDictionary<(string Channel, string At), bool> _open = [];

    /// <summary>An error for every start; null = streams are offered.</summary>
    public string? Refused { get; set; }

    public int Open => _open.Count(o => o.Value);

    public bool IsOpen(string channel, string at) => _open.GetValueOrDefault((channel, at));

    /// <summary>Slack ends streams to which nothing comes for a while.</summary>
    public void Expire()
    {
        foreach (var key in _open.Keys)
        {
            _open[key] = false;
        }
    }

    public JsonObject Start(JsonObject arguments)
    {
        var channel = (string)arguments["channel"]!;
        var fault = Refused ?? (arguments["thread_ts"] is null ? "invalid_arguments" : null)
            ?? (channel[0] != 'D' && (arguments["recipient_user_id"] is null || arguments["recipient_team_id"] is null) ? "missing_recipient_user_id" : null)
            ?? (arguments["metadata"] is not null || arguments["blocks"] is not null ? "invalid_arguments" : null)
            ?? TextFault(arguments);
        if (fault is not null)
        {
            return SlackDouble.Error(fault);
        }

        var at = slack.NewTimestamp();
        slack.Messages[(channel, at)] = new() { ["channel"] = channel, ["thread_ts"] = arguments["thread_ts"]!.DeepClone(), ["text"] = (string?)arguments["markdown_text"] ?? "" };
        _open[(channel, at)] = true;
        return SlackDouble.Ok(("ts", at), ("channel", channel));
    }

    public JsonObject Append(JsonObject arguments) => Change(arguments, arguments["markdown_text"] is null ? "invalid_arguments" : null, _ => { });

    public JsonObject Stop(JsonObject arguments) => Change(arguments, null, message =>
    {
        message["blocks"] = arguments["blocks"]?.DeepClone();
        message["metadata"] = arguments["metadata"]?.DeepClone();
        _open[((string)arguments["channel"]!, (string)arguments["ts"]!)] = false;
    });

    private JsonObject Change(JsonObject arguments, string? fault, Action<JsonObject> change)
    {
        var key = ((string)arguments["channel"]!, (string)arguments["ts"]!);
        fault ??= !slack.Messages.ContainsKey(key) ? "message_not_found" : !IsOpen(key.Item1, key.Item2) ? "message_not_in_streaming_state" : TextFault(arguments);
        if (fault is not null)
        {
            return SlackDouble.Error(fault);
        }

        var message = slack.Messages[key].DeepClone().AsObject();
        message["text"] = (string?)message["text"] + (string?)arguments["markdown_text"];
        change(message);
        slack.Messages[key] = message;
        return SlackDouble.Ok(("ts", key.Item2), ("channel", key.Item1));
    }

    private static string? TextFault(JsonObject arguments) => ((string?)arguments["markdown_text"])?.Length > MostText ? "msg_too_long" : null;
}
