using System.Security.Cryptography;
using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Scenarios;
using AiOps.Bot.Sandbox.Signing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AiOps.Bot.Sandbox;

/// <summary>
/// A simulated AWS account on loopback that speaks AWS's own wire protocols: a history of logs and changes, resources that calls change, and scenarios that go on while
/// it runs and react to those changes. Reached by any AWS client through its endpoint alone. All members are thread-safe.
/// </summary>
public sealed class SandboxAccount : IAsyncDisposable
{
    private const string KeyAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private readonly SandboxServer _server;
    private readonly WorldClock _clock;

    private SandboxAccount(SandboxServer server, WorldClock clock, SandboxWorld world, string secret)
        => (_server, _clock, World, SecretAccessKey) = (server, clock, world, secret);

    /// <summary>Where all of the account's services are, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>The one access key that the account knows; made anew at each start.</summary>
    public string AccessKeyId => World.Caller.AccessKeyId;

    public string SecretAccessKey { get; }

    public string Region => World.Account.Region;

    public string AccountId => World.Account.AccountId;

    /// <summary>Switches for misbehaviour, all off at the start.</summary>
    public required SandboxFaults Faults { get; init; }

    internal SandboxWorld World { get; }

    /// <summary>Makes the history and starts to serve. Returns when the account can be called.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    public static Task<SandboxAccount> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
        => StartAsync(options, time, NullLoggerFactory.Instance, cancellationToken);

    /// <summary>As above, with log lines about the calls served.</summary>
    public static async Task<SandboxAccount> StartAsync(SandboxOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        options.Validate();
        var secret = RandomNumberGenerator.GetString(SecretAlphabet, 40);
        var world = WorldBuilder.Build(options, time, "AKIA" + RandomNumberGenerator.GetString(KeyAlphabet, 16));
        var faults = new SandboxFaults();
        var verifier = new SignatureVerifier(world.Caller.AccessKeyId, secret, world.Account.Region);
        var dispatcher = new RequestDispatcher(world, WorldBuilder.Operations(world), verifier, faults, loggers.CreateLogger<RequestDispatcher>());
        var server = await SandboxServer.StartAsync(dispatcher, cancellationToken);
        var clock = WorldClock.Start(world, loggers.CreateLogger<WorldClock>());
        return new SandboxAccount(server, clock, world, secret) { Faults = faults };
    }

    public async ValueTask DisposeAsync()
    {
        await _clock.DisposeAsync();
        await _server.DisposeAsync();
    }
}
