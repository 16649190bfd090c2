using System.Text.Json;
using AiOps.Bot.Core.Cards;
using AiOps.Bot.Core.Conversations;
using AiOps.Bot.Tests;

namespace AiOps.Bot.IntegrationTests.Conversations;

/// <summary>A platform whose deliveries are JSON with a password in a header: what every adapter does, without any platform's forms.</summary>
internal sealed class PlainIntake(IChatDesk desk, TimeProvider time) : IChatIntake
{
    public const string Path = "/plain/clicks";
    public const string Proof = "x-plain-proof";

    public string Platform => "plain";

    public IReadOnlyList<string> Paths => [Path];

    public int MaxBodyBytes => 10_000;

    public IntakeRequest? Last { get; private set; }

    public async Task<IntakeAnswer> ReceiveAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        Last = request;
        if (request.Headers.GetValueOrDefault(Proof) != "good")
        {
            return IntakeAnswer.Refuse(401, "bad-signature");
        }

        if (Read(request.Body) is not { } click)
        {
            return IntakeAnswer.Refuse(400, "malformed");
        }

        var press = Some.Press(CardButtonKind.Approve, click.Remediation, click.Digest, incident: click.Incident);
        var conversation = new ConversationRef(click.Platform, "T1", "C1");
        var user = new ChatUser(new(click.Platform, click.User), click.User, ChatStanding.Member, null);
        await desk.AcceptAsync(
            new() { Id = click.Id, User = user, Conversation = conversation, Intent = press, ReceivedAt = time.GetUtcNow() }, cancellationToken);
        return IntakeAnswer.Accepted;
    }

    private static Click? Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize<Click>(body.Span, JsonSerializerOptions.Web) is { Id: not null } click ? click : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public sealed record Click(string Id, string Platform, string User, string Incident, string Remediation, string Digest);
}
