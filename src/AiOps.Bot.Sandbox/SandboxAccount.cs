using AiOps.Bot.Sandbox.Http;
using AiOps.Bot.Sandbox.Journal;
using AiOps.Bot.Sandbox.SageMaker;
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
    private readonly SandboxServer _server;
    private readonly WorldClock _clock;

    private readonly AccountJournal? _journal;

    private SandboxAccount(SandboxServer server, WorldClock clock, SandboxWorld world, AccountJournal? journal)
        => (_server, _clock, World, _journal) = (server, clock, world, journal);

    /// <summary>Where all of the account's services are, for example <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Endpoint => _server.Endpoint;

    /// <summary>The one access key that the account knows; made with the account.</summary>
    public string AccessKeyId => World.Caller.AccessKeyId;

    public required string SecretAccessKey { get; init; }

    public string Region => World.Account.Region;

    public string AccountId => World.Account.AccountId;

    /// <summary>Switches for misbehaviour, all off at the start.</summary>
    public required SandboxFaults Faults { get; init; }

    /// <summary>The models that the account serves; none at the start.</summary>
    public SandboxEndpoints Endpoints => World.Endpoints;

    internal SandboxWorld World { get; }

    /// <summary>Makes the history and starts to serve. Returns when the account can be called.</summary>
    /// <exception cref="ArgumentException">An option is out of its range; the message names all that are.</exception>
    /// <exception cref="IOException">The port is taken, or the state file is in use, damaged or of another version.</exception>
    public static Task<SandboxAccount> StartAsync(SandboxOptions options, TimeProvider time, CancellationToken cancellationToken)
        => StartAsync(options, time, NullLoggerFactory.Instance, cancellationToken);

    /// <summary>As above, with log lines about the calls served.</summary>
    public static async Task<SandboxAccount> StartAsync(SandboxOptions options, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        options.Validate();
        var journal = options.StatePath is { } path ? AccountJournal.Open(path, () => AccountOrigin.Of(options, time.GetUtcNow())) : null;
        try
        {
            return await StartAsync(new Beginning(options, time, journal), loggers, cancellationToken);
        }
        catch
        {
            journal?.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _clock.DisposeAsync();
        await _server.DisposeAsync();
        _journal?.Dispose();
    }

    private static async Task<SandboxAccount> StartAsync(Beginning beginning, ILoggerFactory loggers, CancellationToken cancellationToken)
    {
        var (options, time, journal) = beginning;
        var origin = journal?.Origin ?? AccountOrigin.Of(options, time.GetUtcNow());
        var world = WorldBuilder.Build(origin.Over(options), time, origin.AccessKeyId);
        var faults = new SandboxFaults();
        var reader = new CallReader(world, WorldBuilder.Operations(world));
        var runner = new CallRunner(world, faults, journal, loggers.CreateLogger<CallRunner>());
        JournalReplay.Run(journal?.Calls ?? [], reader, runner);
        world.AdvanceTo(time.GetUtcNow());
        var verifier = new SignatureVerifier(origin.AccessKeyId, origin.SecretAccessKey, world.Account.Region);
        var dispatcher = new RequestDispatcher(world, verifier, reader, runner, loggers.CreateLogger<RequestDispatcher>());
        var server = await SandboxServer.StartAsync(dispatcher, options.Port, cancellationToken);
        var clock = WorldClock.Start(world, loggers.CreateLogger<WorldClock>());
        return new SandboxAccount(server, clock, world, journal) { Faults = faults, SecretAccessKey = origin.SecretAccessKey };
    }

    private readonly record struct Beginning(SandboxOptions Options, TimeProvider Time, AccountJournal? Journal);
}
