using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Tests.Aws;

namespace AiOps.Bot.Tests;

internal static partial class Some
{
    public static readonly AwsCredentials AwsCredentials = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    /// <summary>A wire over a scripted transport. Delays pass at once, time limits never.</summary>
    public static AwsWire AwsWire(ScriptedTransport transport, AwsWireOptions? options = null, TimeProvider? time = null, string region = "eu-central-1") => new(
        new AwsEndpoints(region, null),
        new ExplicitCredentials(AwsCredentials),
        options ?? new AwsWireOptions { AttemptTimeout = TimeSpan.FromMinutes(10), TotalTimeout = TimeSpan.FromMinutes(30) },
        new WireSurroundings(time ?? new HastyTime(), new Random(1)),
        transport);
}
