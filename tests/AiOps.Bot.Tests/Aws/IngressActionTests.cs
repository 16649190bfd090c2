using System.Collections.Immutable;
using System.Net;
using AiOps.Bot.Aws.Actions;
using AiOps.Bot.Core;
using AiOps.Bot.Core.Anomalies;
using AiOps.Bot.Core.Investigations;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Tests.Aws;

public sealed class IngressActionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public void ItBindsToAnOpenPortAndToNothingElse()
    {
        var action = Revoke(new FakeSecurityGroup());
        var incident = Some.AwsIncident(AnomalyKinds.LoginAfterFailures);

        var request = action.Bind(OpenPort(), incident);

        Assert.Equal("sg-0aa11bb22cc33dd44", request?.Resource.Value);
        Assert.Equal(["cidr", "fromPort", "protocol", "securityGroup", "toPort"], request!.Parameters.Keys);
        Assert.Null(ActionCatalogue.FaultOf(action, request));
        Assert.Null(action.Bind(OpenPort() with { Kind = HypothesisKinds.RecentChange }, incident));
        Assert.Null(action.Bind(OpenPort() with { RuledOutBecause = "it is closed" }, incident));
        Assert.Null(action.Bind(OpenPort() with { Facts = OpenPort().Facts.Remove("cidr") }, incident));
    }

    [Theory]
    [InlineData("securityGroup", "sg-1; rm -rf /")]
    [InlineData("cidr", "10.0.0.0/8")]
    [InlineData("protocol", "tcp\n")]
    [InlineData("fromPort", "22 ")]
    public async Task AParameterThatIsNotOfItsPatternIsRefusedBeforeAnyCall(string name, string value)
    {
        var group = new FakeSecurityGroup();
        var request = Bound(group) with { Parameters = Bound(group).Parameters.SetItem(name, value) };

        Assert.IsType<PlanResult.Refused>(await Revoke(group).PlanAsync(request, None));
        Assert.Empty(group.Operations);
    }

    [Fact]
    public async Task AnotherRegionIsRefused()
    {
        var group = new FakeSecurityGroup();

        var refused = Assert.IsType<PlanResult.Refused>(await Revoke(group).PlanAsync(Bound(group) with { Region = "us-east-1" }, None));

        Assert.Contains("us-east-1", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePlanSaysWhatIsCalledWhatUndoesItAndWhatStaysOpen()
    {
        var group = new FakeSecurityGroup();

        var plan = await PlanAsync(Revoke(group), Bound(group));

        var call = Assert.Single(plan.Calls);
        Assert.Equal(("ec2", "RevokeSecurityGroupIngress"), (call.Service, call.Operation));
        Assert.Equal(["CidrIp=0.0.0.0/0", "FromPort=22", "GroupId=sg-0aa11bb22cc33dd44", "IpProtocol=tcp", "ToPort=22"], call.Parameters.Select(p => $"{p.Key}={p.Value}"));
        Assert.Equal("AuthorizeSecurityGroupIngress", Assert.Single(plan.InverseCalls).Operation);
        Assert.Equal("ec2.authorize-ingress", plan.Inverse?.ActionId);
        Assert.Contains("still allowed: tcp 22 from 198.51.100.0/24", plan.Impact, StringComparison.Ordinal);
        Assert.Equal("""{"group":"sg-0aa11bb22cc33dd44","others":["tcp 22-22 198.51.100.0/24"],"rule":"tcp 22-22 0.0.0.0/0"}""", plan.PreImage);
        Assert.All(group.Operations, o => Assert.StartsWith("Describe", o, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AChangeOfTheSamePortsChangesThePreImage()
    {
        var group = new FakeSecurityGroup();
        var before = await PlanAsync(Revoke(group), Bound(group));
        group.Rules.Add("192.0.2.0/24");

        Assert.NotEqual(before.PreImage, (await PlanAsync(Revoke(group), Bound(group))).PreImage);
    }

    [Fact]
    public async Task TheDryRunIsEc2sOwn()
    {
        var group = new FakeSecurityGroup();
        var action = Revoke(group);

        var result = await action.DryRunAsync(Bound(group), await PlanAsync(action, Bound(group)), None);

        Assert.True(result.WouldSucceed, result.Detail);
        Assert.Contains("0.0.0.0/0", group.Rules);
        group.DenyWrites = true;
        var denied = await action.DryRunAsync(Bound(group), Some.Plan(), None);
        Assert.False(denied.WouldSucceed);
        Assert.Contains("lacks ec2:RevokeSecurityGroupIngress", denied.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARunIsCheckedByReadingBackAndUndoneByItsInverse()
    {
        var group = new FakeSecurityGroup();
        var (revoke, authorize) = (Revoke(group), new AuthorizeIngress(group.ReadAccount, group.ActionAccount));
        var plan = await PlanAsync(revoke, Bound(group));
        var remediation = Remediation(Bound(group), plan);

        Assert.IsType<VerifyResult.Pending>(await revoke.VerifyAsync(remediation, None));
        Assert.IsType<RunResult.Done>(await revoke.RunAsync(Approved(remediation), None));
        Assert.IsType<VerifyResult.Verified>(await revoke.VerifyAsync(remediation, None));
        Assert.Equal(["198.51.100.0/24"], group.Rules);
        Assert.IsType<PlanResult.Refused>(await revoke.PlanAsync(Bound(group), None));

        var undo = Remediation(plan.Inverse!, await PlanAsync(authorize, plan.Inverse!));
        Assert.IsType<RunResult.Done>(await authorize.RunAsync(Approved(undo), None));
        Assert.IsType<VerifyResult.Verified>(await authorize.VerifyAsync(undo, None));
        Assert.Equal(plan.PreImage, (await PlanAsync(revoke, Bound(group))).PreImage);
    }

    [Fact]
    public async Task AnotherRuleThatStillOpensThePortMakesTheRunUnverified()
    {
        var group = new FakeSecurityGroup { Rules = { "::/0" } };
        var revoke = Revoke(group);
        var remediation = Remediation(Bound(group), await PlanAsync(revoke, Bound(group)));

        await revoke.RunAsync(Approved(remediation), None);

        Assert.Contains("::/0", Assert.IsType<VerifyResult.Unverified>(await revoke.VerifyAsync(remediation, None)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnActionRoleNothingIsOffered()
    {
        var action = new RevokeIngress(new FakeSecurityGroup().ReadAccount, new AiOps.Bot.Aws.AwsActionAccount(null, TimeProvider.System));

        Assert.Null(action.Bind(OpenPort(), Some.AwsIncident(AnomalyKinds.LoginAfterFailures)));
    }

    private static RevokeIngress Revoke(FakeSecurityGroup group) => new(group.ReadAccount, group.ActionAccount);

    private static ActionRequest Bound(FakeSecurityGroup group) => Revoke(group).Bind(OpenPort(), Some.AwsIncident(AnomalyKinds.LoginAfterFailures))!;

    private static async Task<ActionPlan> PlanAsync(IAction action, ActionRequest request) => Assert.IsType<PlanResult.Planned>(await action.PlanAsync(request, None)).Plan;

    private static Remediation Remediation(ActionRequest request, ActionPlan plan) => Some.Remediation() with { Request = request, Plan = plan, Execution = Execution };

    private static ApprovedRemediation Approved(Remediation remediation) => new(remediation, Execution);

    private static Execution Execution { get; } = new() { IdempotencyKey = "key-1", StartedAt = Some.Noon };

    private static Hypothesis OpenPort() => new()
    {
        Kind = HypothesisKinds.PortOpenToTheWorld,
        Title = "Port 22 is open",
        Entity = new ResourceId("sg-0aa11bb22cc33dd44"),
        Score = 0.9,
        Confidence = Confidence.VeryLikely,
        Supports = [new EvidenceId("E1")],
        Facts = ImmutableSortedDictionary.CreateRange(new Dictionary<string, string>
        {
            ["securityGroup"] = "sg-0aa11bb22cc33dd44", ["protocol"] = "tcp", ["fromPort"] = "22", ["toPort"] = "22", ["cidr"] = "0.0.0.0/0", ["instance"] = Some.AwsInstance,
        }),
    };

    /// <summary>A security group with state, that speaks EC2's protocol.</summary>
    private sealed class FakeSecurityGroup
    {
        public List<string> Rules { get; } = ["0.0.0.0/0", "198.51.100.0/24"];

        public List<string> Operations { get; } = [];

        public bool DenyWrites { get; set; }

        public AiOps.Bot.Aws.AwsReadAccount ReadAccount => Some.AwsReadAccount(new ScriptedTransport(Answer));

        public AiOps.Bot.Aws.AwsActionAccount ActionAccount => Some.AwsActionAccount(new ScriptedTransport(Answer));

        private HttpResponseMessage Answer(SentRequest request)
        {
            Operations.Add(request.Operation);
            if (request.Operation == "DescribeSecurityGroups")
            {
                return ScriptedTransport.Ok($"<Response><securityGroupInfo><item><groupId>sg-0aa11bb22cc33dd44</groupId><groupName>bastion</groupName><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><ipRanges>{string.Concat(Rules.Where(r => !r.Contains(':')).Select(r => $"<item><cidrIp>{r}</cidrIp></item>"))}</ipRanges><ipv6Ranges>{string.Concat(Rules.Where(r => r.Contains(':')).Select(r => $"<item><cidrIpv6>{r}</cidrIpv6></item>"))}</ipv6Ranges></item></ipPermissions></item></securityGroupInfo></Response>");
            }

            if (DenyWrites)
            {
                return Error(HttpStatusCode.Forbidden, "UnauthorizedOperation");
            }

            var cidr = request.Form["IpPermissions.1.IpRanges.1.CidrIp"];
            var revoke = request.Operation == "RevokeSecurityGroupIngress";
            if (revoke != Rules.Contains(cidr))
            {
                return Error(HttpStatusCode.BadRequest, revoke ? "InvalidPermission.NotFound" : "InvalidPermission.Duplicate");
            }

            if (request.Form.ContainsKey("DryRun"))
            {
                return Error(HttpStatusCode.PreconditionFailed, "DryRunOperation");
            }

            if (revoke)
            {
                Rules.Remove(cidr);
            }
            else
            {
                Rules.Insert(0, cidr);
            }

            return ScriptedTransport.Ok("<Response><return>true</return></Response>");
        }

        private static HttpResponseMessage Error(HttpStatusCode status, string code) =>
            ScriptedTransport.Answer(status, $"<Response><Errors><Error><Code>{code}</Code><Message>m</Message></Error></Errors></Response>");
    }
}
