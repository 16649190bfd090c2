using System.Diagnostics;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Chat.Teams.Intake;

/// <summary>
/// Takes what the Bot connector posts. The token comes first, and the body is not parsed before it is good; what the body says of itself is compared with the
/// token before anything else is done with it.
/// </summary>
internal sealed partial class TeamsIntake(TokenCheck tokens, ActivityDesk desk, IOptions<TeamsOptions> options, ILogger<TeamsIntake> logger) : IChatIntake
{
    public const string MessagesPath = "/api/messages";

    public string Platform => TeamsPlatform.PlatformName;

    public IReadOnlyList<string> Paths => [MessagesPath];

    public int MaxBodyBytes => 256 * 1024;

    public async Task<IntakeAnswer> ReceiveAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        var (verdict, refusal) = await ProveAsync(request, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return IntakeAnswer.Refuse(401, refusal);
        }

        if (ActivityReader.Read(request.Body) is not { } activity)
        {
            return IntakeAnswer.Refuse(400, "malformed");
        }

        if (ActivityPolicy.Refuse(activity, verdict, options.Value) is { } breach)
        {
            return IntakeAnswer.Refuse(403, breach);
        }

        var started = Stopwatch.GetTimestamp();
        var answer = await desk.ReceiveAsync(activity, cancellationToken).ConfigureAwait(false);
        LogTaken(activity.Type, activity.Name, answer.Status, Stopwatch.GetElapsedTime(started));
        return answer;
    }

    private async Task<(TokenVerdict? Verdict, string? Refusal)> ProveAsync(IntakeRequest request, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.GetValueOrDefault("authorization");
        if (options.Value.TrustUnsignedOnLoopback && string.IsNullOrEmpty(authorization))
        {
            return (null, UnsignedPolicy.Refuse(request));
        }

        var verdict = await tokens.VerifyAsync(authorization, cancellationToken).ConfigureAwait(false);
        return (verdict, verdict.Refusal);
    }

    [LoggerMessage(6203, LogLevel.Debug, "Teams delivered {Type} {Name}: {Status} in {Elapsed}")]
    private partial void LogTaken(string type, string name, int status, TimeSpan elapsed);
}
