using System.Text;
using System.Text.Json;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Slack.Intake;

/// <summary>Slack's requests over HTTP. The signature over the raw bytes comes first; nothing is parsed, stored or answered before it is right.</summary>
internal sealed class SlackIntake(SlackReception reception, IOptions<SlackOptions> options, TimeProvider time) : IChatIntake
{
    public const string Events = "/slack/events";
    public const string Interactions = "/slack/interactions";
    public const string Commands = "/slack/commands";

    public string Platform => "slack";

    public IReadOnlyList<string> Paths { get; } = [Events, Interactions, Commands];

    public int MaxBodyBytes => 1024 * 1024;

    public async Task<IntakeAnswer> ReceiveAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        if (request.Body.Length > MaxBodyBytes)
        {
            return IntakeAnswer.Refuse(413, "too-large");
        }

        return SlackSignature.Check(request.Headers, request.Body.Span, options.Value.SigningSecret, time.GetUtcNow()) switch
        {
            SlackProof.Stale => IntakeAnswer.Refuse(401, "stale"),
            SlackProof.Unproven => IntakeAnswer.Refuse(401, "bad-signature"),
            _ => Answer(await reception.TakeAsync(Read(request), cancellationToken)),
        };
    }

    private SlackDelivery Read(IntakeRequest request)
    {
        var app = new SlackApp(options.Value.AppId, options.Value.TeamId);
        try
        {
            var (kind, payload) = Open(request.Body);
            return SlackReader.Read(kind, payload, app, time.GetUtcNow());
        }
        catch (FormatException fault)
        {
            return new SlackDelivery.Malformed(fault.Message);
        }
    }

    /// <summary>By what it is, not by where it came: many apps have one address for all three.</summary>
    private static (string Kind, JsonElement Payload) Open(ReadOnlyMemory<byte> body)
    {
        if (body.Span.TrimStart(" \t\r\n"u8) is [(byte)'{' or (byte)'[', ..])
        {
            return ("events_api", SlackJson.Parse(body));
        }

        var form = SlackJson.ParseForm(body);
        if (form.Text("payload") is { Length: > 0 } payload)
        {
            return ("interactive", SlackJson.Parse(Encoding.UTF8.GetBytes(payload)));
        }

        return form.Text("command").Length + form.Text("ssl_check").Length > 0 ? ("slash_commands", form) : throw new FormatException("neither an event nor a form of Slack's");
    }

    private static IntakeAnswer Answer(SlackAck ack) => ack switch
    {
        { Refusal: { } refusal } => IntakeAnswer.Refuse(ack.Status, refusal),
        { Challenge: { } challenge } => new(200, "text/plain", challenge),
        _ => IntakeAnswer.Accepted,
    };
}
