using System.Text.Json.Nodes;

namespace AiOps.Bot.Sandbox.CloudTrail;

/// <summary>Who made a call, as CloudTrail's <c>userIdentity</c> shows it.</summary>
/// <param name="Name">What LookupEvents calls the Username: a user's name, or a role session's.</param>
internal sealed record Principal(string Name, string AccessKeyId, JsonObject Identity)
{
    public static Principal User(AccountFacts account, string name, bool mfa = false, string? accessKeyId = null)
    {
        var key = accessKeyId ?? (mfa ? "ASIAEXAMPLE" : "AKIAEXAMPLE") + Tail(name, "0002");
        var identity = new JsonObject
        {
            ["type"] = "IAMUser",
            ["principalId"] = "AIDAEXAMPLE" + Tail(name, "0001"),
            ["arn"] = account.GlobalArn("iam", "user/" + name),
            ["accountId"] = account.AccountId,
            ["accessKeyId"] = key,
            ["userName"] = name,
        };
        if (mfa)
        {
            identity["sessionContext"] = new JsonObject { ["attributes"] = new JsonObject { ["mfaAuthenticated"] = "true" } };
        }

        return new Principal(name, key, identity);
    }

    public static Principal RoleSession(AccountFacts account, string role, string session)
    {
        var key = "ASIAEXAMPLE" + Tail(role, "0003");
        var roleId = "AROAEXAMPLE" + Tail(role, "0001");
        return new Principal(session, key, new JsonObject
        {
            ["type"] = "AssumedRole",
            ["principalId"] = $"{roleId}:{session}",
            ["arn"] = account.GlobalArn("sts", $"assumed-role/{role}/{session}"),
            ["accountId"] = account.AccountId,
            ["accessKeyId"] = key,
            ["sessionContext"] = new JsonObject
            {
                ["sessionIssuer"] = new JsonObject
                {
                    ["type"] = "Role",
                    ["principalId"] = roleId,
                    ["arn"] = account.GlobalArn("iam", "role/" + role),
                    ["accountId"] = account.AccountId,
                    ["userName"] = role,
                },
                ["attributes"] = new JsonObject { ["mfaAuthenticated"] = "false" },
            },
        });
    }

    public static Principal AwsService(string service)
        => new(service, "", new JsonObject { ["type"] = "AWSService", ["invokedBy"] = service });

    private static string Tail(string name, string number) => new string([.. name.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit).Take(8)]) + number;
}
