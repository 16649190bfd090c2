using System.Text.Json;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Actions;
using AiOps.Bot.Tests.Architecture;

namespace AiOps.Bot.Tests.Aws;

/// <summary>What gets installed in the account must allow what the code calls, and nothing beyond it.</summary>
public sealed class ManifestTests
{
    private static readonly string[] Reading = ["Describe", "Get", "BatchGet", "List", "Lookup", "Filter", "StartQuery", "StopQuery"];

    [Fact]
    public void TheReadPolicyHasNoWriteButTheReadingDocument()
    {
        var writes = Statements("read-policy.json").Where(s => s.Actions.Any(a => !Reading.Any(r => a.Split(':')[1].StartsWith(r, StringComparison.Ordinal)))).ToList();

        var only = Assert.Single(writes);
        Assert.Equal(["ssm:SendCommand"], only.Actions);
        Assert.Equal(["arn:aws:ssm:*:*:document/AiOps-ReadCrontabs", "arn:aws:ec2:*:*:instance/*"], only.Resources);
    }

    [Fact]
    public void EachPermissionOfTheReadPolicyIsTriedByTheDoctor()
    {
        var permissions = new ReadPermissions(Some.AwsReadAccount(new ScriptedTransport(_ => throw new InvalidOperationException())), TimeProvider.System);

        Assert.Equal(Statements("read-policy.json").SelectMany(s => s.Actions).Order(StringComparer.Ordinal), permissions.Names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void TheActionPolicyAllowsExactlyWhatActionsCall()
    {
        var statements = Statements("action-policy.json").ToList();

        Assert.Equal(
            ["ec2:AuthorizeSecurityGroupIngress", "ec2:RevokeSecurityGroupIngress", "ssm:GetCommandInvocation", "ssm:SendCommand"],
            statements.SelectMany(s => s.Actions).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(statements.Where(s => s.Actions.Any(a => !a.Contains(":Get", StringComparison.Ordinal))).SelectMany(s => s.Resources), r => r == "*");
    }

    [Fact]
    public void TheModelPolicyOnlyAsksModels() => Assert.Equal(
        ["bedrock:ApplyGuardrail", "bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"],
        Statements("model-policy.json").SelectMany(s => s.Actions).Order(StringComparer.Ordinal));

    [Fact]
    public void TheScorerPolicyAsksOneEndpoint()
    {
        var (actions, resources) = Assert.Single(Statements("scorer-policy.json"));

        Assert.Equal(["sagemaker:InvokeEndpoint"], actions);
        Assert.DoesNotContain(resources, r => r.Contains('*'));
    }

    [Fact]
    public void NoPolicyHasAWildcardAction() =>
        Assert.DoesNotContain(Statements("read-policy.json").Concat(Statements("action-policy.json")).Concat(Statements("model-policy.json")).SelectMany(s => s.Actions), a => a.Contains('*'));

    [Fact]
    public void TheDocumentsAllowTheSamePathsAsTheCode()
    {
        var terraform = File.ReadAllText(Path.Combine(Repository.Root, "manifests", "terraform", "ssm-documents.tf"));

        Assert.Contains('"' + ParameterPatterns.CrontabPath.ToString().Replace("\\", "\\\\", StringComparison.Ordinal) + '"', terraform, StringComparison.Ordinal);
        Assert.Contains('"' + ParameterPatterns.Sha256.ToString() + '"', terraform, StringComparison.Ordinal);
        Assert.Contains('"' + ParameterPatterns.Line.ToString() + '"', terraform, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("replace-crontab-line.sh", 4)]
    [InlineData("restore-crontab.sh", 3)]
    [InlineData("run-crontab-line.sh", 3)]
    [InlineData("read-crontabs.sh", 0)]
    public void ScriptsTakeParametersOnlyAsQuotedAssignments(string script, int parameters)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "manifests", "terraform", "scripts", script)).Where(l => l.Contains("{{", StringComparison.Ordinal)).ToList();

        Assert.Equal(parameters, lines.Count);
        Assert.All(lines, l => Assert.Matches("^[a-z]+='\\{\\{ [A-Za-z0-9]+ \\}\\}'$", l));
    }

    private static IEnumerable<(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources)> Statements(string file)
    {
        using var policy = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "manifests", "iam", file)));
        foreach (var statement in policy.RootElement.GetProperty("Statement").EnumerateArray())
        {
            Assert.Equal("Allow", statement.GetProperty("Effect").GetString());
            yield return (Texts(statement.GetProperty("Action")), Texts(statement.GetProperty("Resource")));
        }
    }

    private static IReadOnlyList<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!] : [.. value.EnumerateArray().Select(v => v.GetString()!)];
}
