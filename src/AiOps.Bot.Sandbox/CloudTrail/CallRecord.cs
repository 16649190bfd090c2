using System.Text.Json.Nodes;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>The CloudTrail record of a call to the sandbox itself.</summary>
internal static class CallRecord
{
    private const string Hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";
    private const int MaxValue = 2_000;

    private static readonly string[] Secret = ["Message", "Parameters", "Comment"];
    private static readonly string[] Envelope = ["Action", "Version", "DryRun"];

    public static TrailRecord Of(AwsCall call, AwsErrorException? error, AccountIds ids)
    {
        var parameters = call.TrailParameters ?? FromInput(call);
        return new()
        {
            Time = call.Now,
            Principal = new Principal(call.Caller.UserName, call.Caller.AccessKeyId, Identity(call.Caller)),
            EventSource = call.Service.EventSource,
            EventName = call.Operation,
            EventId = ids.Uuid(),
            RequestId = call.RequestId,
            SourceAddress = call.SourceAddress,
            UserAgent = Limit(call.Request.Header("User-Agent") ?? ""),
            RequestParameters = parameters,
            ResponseElements = error is null ? call.TrailResponse : null,
            ErrorCode = ErrorCode(call, error),
            ErrorMessage = error?.Message,
            Resources = TrailResources.In(parameters),
        };
    }

    /// <summary>EC2's codes are written with the side at fault.</summary>
    private static string? ErrorCode(AwsCall call, AwsErrorException? error) => error switch
    {
        null => null,
        { Status: >= 500 } when call.Service.Protocol == AwsProtocol.Ec2 => "Server." + error.Code,
        _ when call.Service.Protocol == AwsProtocol.Ec2 => "Client." + error.Code,
        _ => error.Code,
    };

    private static JsonObject Identity(Caller caller) => new()
    {
        ["type"] = "IAMUser",
        ["principalId"] = caller.PrincipalId,
        ["arn"] = caller.Arn,
        ["accountId"] = caller.AccountId,
        ["accessKeyId"] = caller.AccessKeyId,
        ["userName"] = caller.UserName,
    };

    private static JsonObject FromInput(AwsCall call)
    {
        var parameters = new JsonObject();
        foreach (var member in call.Json.EnumerateObject())
        {
            parameters[Camel(member.Name)] = Secret.Contains(member.Name) ? Hidden : JsonNode.Parse(member.Value.GetRawText());
        }

        foreach (var (name, value) in call.Query.All.Where(p => !Envelope.Contains(p.Key)))
        {
            parameters[Camel(name)] = Secret.Contains(name) ? Hidden : Limit(value);
        }

        return parameters;
    }

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    private static string Limit(string text) => text.Length <= MaxValue ? text : text[..MaxValue];
}
