using System.Globalization;
using System.Xml.Linq;
using AiOps.Bot.Sandbox.Http;

namespace AiOps.Bot.Sandbox.Iam;

/// <summary>IAM, as far as roles and their inline policies go.</summary>
internal sealed class IamOperations(Roles roles) : IServiceOperations
{
    private const string TrustPolicy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";
    private const int MaxDocument = 10_240;

    public IEnumerable<Operation> Operations =>
    [
        new("iam", "ListRoles", false, _ => AwsReply.Xml(new XElement("Roles", roles.ByName.Values.Select(r => Describe(r, "member"))), new XElement("IsTruncated", false))),
        new("iam", "GetRole", false, call => AwsReply.Xml(Describe(Require(call), "Role"))),
        new("iam", "ListRolePolicies", false, call => AwsReply.Xml(
            new XElement("PolicyNames", Require(call).Policies.Keys.Select(name => new XElement("member", name))), new XElement("IsTruncated", false))),
        new("iam", "GetRolePolicy", false, GetRolePolicy),
        new("iam", "PutRolePolicy", true, PutRolePolicy),
    ];

    private AwsReply GetRolePolicy(AwsCall call)
    {
        var (role, name) = (Require(call), call.Query.Require("PolicyName"));
        return role.Policies.TryGetValue(name, out var document)
            ? AwsReply.Xml(new XElement("RoleName", role.Name), new XElement("PolicyName", name), new XElement("PolicyDocument", Uri.EscapeDataString(document)))
            : throw NoSuch($"The role policy with name {name} cannot be found.");
    }

    private AwsReply PutRolePolicy(AwsCall call)
    {
        var (role, name, document) = (Require(call), call.Query.Require("PolicyName"), call.Query.Require("PolicyDocument"));
        if (document.Length > MaxDocument)
        {
            throw new AwsErrorException("LimitExceeded", $"Maximum policy size of {MaxDocument} bytes exceeded for role {role.Name}", 409);
        }

        if (!PolicyDocument.IsWellFormed(document))
        {
            throw new AwsErrorException("MalformedPolicyDocument", "Syntax errors in policy.");
        }

        role.Policies[name] = document;
        return AwsReply.Nothing;
    }

    private Role Require(AwsCall call)
    {
        var name = call.Query.Require("RoleName");
        return roles.ByName.GetValueOrDefault(name) ?? throw NoSuch($"The role with name {name} cannot be found.");
    }

    private static AwsErrorException NoSuch(string message) => new("NoSuchEntity", message, 404);

    private static XElement Describe(Role role, string element) => new(
        element,
        new XElement("Path", "/"),
        new XElement("RoleName", role.Name),
        new XElement("RoleId", role.Id),
        new XElement("Arn", role.Arn),
        new XElement("CreateDate", role.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
        new XElement("AssumeRolePolicyDocument", Uri.EscapeDataString(TrustPolicy)));
}
