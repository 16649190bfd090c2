using AiOps.Bot.Aws.Operations.CloudTrail;
using AiOps.Bot.Aws.Operations.Ssm;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Collectors;

/// <summary>
/// Knows the calls by which we look: made by our own principal, and of the few that CloudTrail takes for writes though they change nothing. They come with every
/// investigation, at its very onset, so they would be suspected of each. All else that is done by our principal stays a change: our approved actions are, and so is
/// whatever somebody does with our credentials. Thread-safe.
/// </summary>
internal sealed class OwnReading(AwsReadAccount account)
{
    private static readonly HashSet<string> Queries = new(["StartQuery", "StopQuery"], StringComparer.Ordinal);
    private string? _principal;

    /// <summary>The calls without our own looking. Where AWS does not say who we are, all of them.</summary>
    public async Task<IReadOnlyList<TrailEvent>> LeaveOutAsync(IReadOnlyCollection<TrailEvent> calls, CancellationToken cancellationToken)
    {
        if (!calls.Any(OnlyLooks) || await PrincipalAsync(cancellationToken) is not { } own)
        {
            return [.. calls];
        }

        return [.. calls.Where(c => !OnlyLooks(c) || PrincipalOf(c.ActorArn ?? "") != own)];
    }

    /// <summary>The user, or the role whatever its session is called (IAM and STS ARNs, AWS Service Authorization Reference).</summary>
    internal static string PrincipalOf(string arn)
    {
        const string Session = ":assumed-role/";
        var at = arn.IndexOf(Session, StringComparison.Ordinal);
        var end = at < 0 ? -1 : arn.IndexOf('/', at + Session.Length);
        return end < 0 ? arn : arn[..end];
    }

    private static bool OnlyLooks(TrailEvent call) =>
        Queries.Contains(call.Name)
        || (call.Name == "SendCommand" && call.RequestParameters.Contains($"\"documentName\":\"{SsmDocument.ReadCrontabs}\"", StringComparison.Ordinal));

    private async Task<string?> PrincipalAsync(CancellationToken cancellationToken)
    {
        try
        {
            return _principal ??= PrincipalOf((await account.GetCallerIdentityAsync(cancellationToken)).Arn);
        }
        catch (AwsException)
        {
            return null;
        }
    }
}
