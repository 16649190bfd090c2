using System.Security.Cryptography;
using System.Text;
using AiOps.Bot.Sandbox.Scenarios;

namespace AiOps.Bot.Sandbox.Journal;

/// <summary>What an account was made from. The same origin gives the same history and the same future, with the same ids, as far as no call changes it.</summary>
internal sealed record AccountOrigin
{
    /// <summary>Raise it when generated history changes: a file of an older world would be continued with other events under ids that were read already.</summary>
    private const int Generation = 1;

    private const string KeyAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string SecretAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The world that this program makes.</summary>
    public static string PresentWorld { get; } = $"{Generation}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ScenarioFiles.Text())))[..16]}";

    /// <summary>Which world the origin was made for; see <see cref="PresentWorld"/>.</summary>
    public required string World { get; init; }

    /// <summary>When the history ends and life begins.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required int Seed { get; init; }

    public required double Speed { get; init; }

    public required int HistoryDays { get; init; }

    public required bool PlaysScenarios { get; init; }

    public required string AccessKeyId { get; init; }

    public required string SecretAccessKey { get; init; }

    /// <summary>A new account, with a new key.</summary>
    public static AccountOrigin Of(SandboxOptions options, DateTimeOffset now) => new()
    {
        World = PresentWorld,
        StartedAt = now,
        Seed = options.Seed,
        Speed = options.Speed,
        HistoryDays = options.HistoryDays,
        PlaysScenarios = options.PlaysScenarios,
        AccessKeyId = "AKIA" + RandomNumberGenerator.GetString(KeyAlphabet, 16),
        SecretAccessKey = RandomNumberGenerator.GetString(SecretAlphabet, 40),
    };

    /// <summary>The options to build the world with: what makes history is the origin's for the account's whole life.</summary>
    public SandboxOptions Over(SandboxOptions options) => options with
    {
        StartedAt = StartedAt, Seed = Seed, Speed = Speed, HistoryDays = HistoryDays, PlaysScenarios = PlaysScenarios,
    };
}
