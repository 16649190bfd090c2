using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.Aws.Operations.Iam;

internal sealed class IamReads(AwsWire wire)
{
    /// <summary>The JSON document of a role's inline policy.</summary>
    /// <exception cref="AwsException"><c>NoSuchEntity</c> where the role or the policy does not exist.</exception>
    public async Task<string> GetRolePolicyAsync(string role, string policy, CancellationToken cancellationToken)
    {
        var answer = await wire.SendAsync(new QueryForm().Add("RoleName", role).Add("PolicyName", policy).Call(AwsApi.Iam, "GetRolePolicy"), cancellationToken);
        var document = answer.Xml().Element("GetRolePolicyResult")?.Text("PolicyDocument") ?? throw AwsException.Unreadable(answer.Call, answer.Status, null);
        return Uri.UnescapeDataString(document);
    }

    /// <summary>The names of a role's inline policies.</summary>
    public IAsyncEnumerable<IReadOnlyList<string>> ListRolePoliciesAsync(string role, CancellationToken cancellationToken) =>
        Paging.PagesAsync<IReadOnlyList<string>>("iam:ListRolePolicies", async (token, cancel) =>
        {
            var answer = await wire.SendAsync(new QueryForm().Add("RoleName", role).Add("Marker", token).Call(AwsApi.Iam, "ListRolePolicies"), cancel);
            var result = answer.Xml().Element("ListRolePoliciesResult") ?? throw AwsException.Unreadable(answer.Call, answer.Status, null);
            return ([.. result.Items("PolicyNames", "member").Select(m => m.Value)], result.Text("IsTruncated") == "true" ? result.Text("Marker") : null);
        }, cancellationToken);
}
