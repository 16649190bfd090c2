using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Sts;

/// <summary>STS: who the caller is.</summary>
internal sealed class StsOperations : IServiceOperations
{
    public IEnumerable<Operation> Operations =>
    [
        new("sts", "GetCallerIdentity", false, call => AwsReply.Xml(
            new XElement("Arn", call.Caller.Arn), new XElement("UserId", call.Caller.PrincipalId), new XElement("Account", call.Caller.AccountId))),
    ];
}
