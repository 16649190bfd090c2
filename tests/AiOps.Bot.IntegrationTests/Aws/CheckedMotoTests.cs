using AiOps.Bot.Aws.Operations.Ec2;
using AiOps.Bot.Aws.Operations.Logs;
using AiOps.Bot.Aws.Wire;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>Our signatures, and what we make of refusals, where somebody else's program checks them.</summary>
public sealed class CheckedMotoTests : IAsyncLifetime
{
    private const string Policy = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["logs:*","ec2:DescribeSecurityGroups","sns:Publish","iam:ListRolePolicies"],"Resource":"*"}]}
        """;

    private static readonly DateTimeOffset Start = TimeProvider.System.GetUtcNow().AddMinutes(-10);

    private CheckedMoto server = null!;
    private AwsCredentials credentials = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        // The variable says that moto is installed; the server that it names checks nothing, so this test starts its own.
        Assert.NotNull(MotoAccount.Endpoint);
        server = await CheckedMoto.StartAsync(freeCalls: 3, Cancel);
        await using var free = new MotoAccount(server.Endpoint, new AwsCredentials("testing", "testing"));
        await free.PrepareAsync(AwsApi.Iam, "CreateUser", ("UserName", "aiops"));
        var key = (await free.PrepareAsync(AwsApi.Iam, "CreateAccessKey", ("UserName", "aiops"))).Element("CreateAccessKeyResult")!.Element("AccessKey")!;
        await free.PrepareAsync(AwsApi.Iam, "PutUserPolicy", ("UserName", "aiops"), ("PolicyName", "p"), ("PolicyDocument", Policy));
        credentials = new AwsCredentials(key.Text("AccessKeyId")!, key.Text("SecretAccessKey")!);
    }

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    [Fact]
    public async Task WhatIsSignedRightlyIsTakenAndWhatIsNotPermittedIsNamed()
    {
        await using var moto = new MotoAccount(server.Endpoint, credentials);
        await new LogsWrites(moto.Wire).CreateLogGroupAsync("/app/ü b", Cancel);
        await new LogsWrites(moto.Wire).CreateLogStreamAsync("/app/ü b", "s", Cancel);
        await new LogsWrites(moto.Wire).PutLogEventsAsync("/app/ü b", "s", [(Start, "signed: Grüße")], Cancel);

        var events = await AllAsync(moto.Read.Logs.FilterLogEventsAsync(new("/app/ü b", Start, Start.AddMinutes(1)), Cancel));
        var groups = await AllAsync(moto.Read.Ec2.DescribeSecurityGroupsAsync([], [new("group-name", "default")], Cancel));
        // No space in the description: moto checks the form as it would spell it itself, with + for a space, and ours says %20 (AWS takes both).
        var denied = await Assert.ThrowsAsync<AwsException>(
            () => moto.Action.Ec2.AuthorizeSecurityGroupIngressAsync(groups[0].Id, new IngressRule("tcp", 22, 22, "0.0.0.0/0", "a&b"), dryRun: false, Cancel));
        var deniedRead = await Assert.ThrowsAsync<AwsException>(() => moto.Read.Iam.GetRolePolicyAsync("r", "p", Cancel));

        Assert.Equal("signed: Grüße", Assert.Single(events).Message);
        Assert.Equal(("AccessDenied", "ec2:AuthorizeSecurityGroupIngress"), (denied.Code, denied.MissingPermission));
        Assert.Equal(("AccessDenied", "iam:GetRolePolicy"), (deniedRead.Code, deniedRead.MissingPermission));
    }

    [Fact]
    public async Task AWrongSecretAndAnUnknownKeyAreRefused()
    {
        await using var wrong = new MotoAccount(server.Endpoint, new AwsCredentials(credentials.AccessKeyId, "wrong" + credentials.SecretAccessKey));
        await using var unknown = new MotoAccount(server.Endpoint, new AwsCredentials("AKIAIOSFODNN7EXAMPLE", credentials.SecretAccessKey));

        var json = await Assert.ThrowsAsync<AwsException>(() => AllAsync(wrong.Read.Logs.DescribeLogGroupsAsync(null, Cancel)));
        var query = await Assert.ThrowsAsync<AwsException>(() => wrong.Action.Sns.PublishAsync("arn:aws:sns:eu-central-1:123456789012:t", null, "m", Cancel));
        var ec2 = await Assert.ThrowsAsync<AwsException>(() => AllAsync(wrong.Read.Ec2.DescribeSecurityGroupsAsync([], [], Cancel)));
        var nobody = await Assert.ThrowsAsync<AwsException>(() => AllAsync(unknown.Read.Logs.DescribeLogGroupsAsync(null, Cancel)));

        Assert.Equal("SignatureDoesNotMatch", json.Code);
        Assert.Equal("SignatureDoesNotMatch", query.Code);
        Assert.Equal("AuthFailure", ec2.Code);
        Assert.Equal("InvalidClientTokenId", nobody.Code);
        Assert.All([json, query, ec2, nobody], e => Assert.DoesNotContain(credentials.SecretAccessKey, e.ToString(), StringComparison.Ordinal));
    }

    private static async Task<List<T>> AllAsync<T>(IAsyncEnumerable<IReadOnlyList<T>> pages)
    {
        var all = new List<T>();
        await foreach (var page in pages)
        {
            all.AddRange(page);
        }

        return all;
    }
}
