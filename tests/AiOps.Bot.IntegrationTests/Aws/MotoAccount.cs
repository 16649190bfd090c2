using System.Xml.Linq;
using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace AiOps.Bot.IntegrationTests.Aws;

/// <summary>Our clients on moto, an AWS emulator that nobody here wrote, reached by endpoint alone, and what a test sets up there by calls of its own.</summary>
internal sealed class MotoAccount : IAsyncDisposable
{
    private const string Region = "eu-central-1";

    private readonly ServiceProvider services;

    public MotoAccount(Uri endpoint, AwsCredentials credentials)
    {
        var collection = new ServiceCollection().AddSingleton(TimeProvider.System).AddAwsAccount(options =>
        {
            options.Region = Region;
            options.Endpoint = endpoint;
            options.Read = new() { AccessKeyId = credentials.AccessKeyId, SecretAccessKey = credentials.SecretAccessKey };
            options.Action = new() { AccessKeyId = credentials.AccessKeyId, SecretAccessKey = credentials.SecretAccessKey };
        });
        services = collection.BuildServiceProvider();
        Wire = new AwsWire(new AwsEndpoints(Region, endpoint), new ExplicitCredentials(credentials), new AwsWireOptions(), new WireSurroundings(TimeProvider.System, new Random(1)));
    }

    public static Uri Endpoint
    {
        get
        {
            var address = Environment.GetEnvironmentVariable("AIOPS_TEST_MOTO");
            Assert.SkipWhen(string.IsNullOrEmpty(address), "AIOPS_TEST_MOTO holds no address of a moto server, so our AWS clients were not tried on it");
            return new Uri(address!);
        }
    }

    public AwsReadAccount Read => services.GetRequiredService<AwsReadAccount>();

    public AwsActionAccount Action => services.GetRequiredService<AwsActionAccount>();

    public AwsWire Wire { get; }

    public static MotoAccount Open() => new(Endpoint, new AwsCredentials("testing", "testing"));

    public static string NewName(string kind) => $"{kind}-{System.Security.Cryptography.RandomNumberGenerator.GetHexString(10, lowercase: true)}";

    /// <summary>A call that the product does not make: it only prepares what the product then finds.</summary>
    public async Task<XElement> PrepareAsync(AwsApi api, string operation, params (string Name, string Value)[] parameters)
    {
        var form = parameters.Aggregate(new QueryForm(), (f, p) => f.Add(p.Name, p.Value));
        return (await Wire.SendAsync(form.Call(api, operation), TestContext.Current.CancellationToken)).Xml();
    }

    public async ValueTask DisposeAsync()
    {
        Wire.Dispose();
        await services.DisposeAsync();
    }
}
