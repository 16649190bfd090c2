using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Sts;

internal sealed class StsReads(AwsWire wire)
{
    public async Task<CallerIdentity> GetCallerIdentityAsync(CancellationToken cancellationToken)
    {
        var answer = await wire.SendAsync(new QueryForm().Call(AwsApi.Sts, "GetCallerIdentity"), cancellationToken);
        var result = answer.Xml().Element("GetCallerIdentityResult") ?? throw AwsException.Unreadable(answer.Call, answer.Status, null);
        return new(result.TextOrEmpty("Account"), result.TextOrEmpty("Arn"), result.TextOrEmpty("UserId"));
    }
}
