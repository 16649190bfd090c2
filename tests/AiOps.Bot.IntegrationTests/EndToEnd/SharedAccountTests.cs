using System.Net;
using AiOps.Bot.Commands;

namespace AiOps.Bot.IntegrationTests.EndToEnd;

/// <summary>The simulated account as a process of its own, and the service watching it as it would a real one: by endpoint and credentials.</summary>
public sealed class SharedAccountTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aiops-shared-").FullName;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string State => Path.Combine(_folder, "account.json");

    public async ValueTask DisposeAsync()
    {
        await Task.Yield();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AnIncidentOfAnAccountElsewhereIsFixedThere()
    {
        await using var account = new AccountVerb("--state", State, "--speed", "4");
        var said = await account.SaidAsync();
        var (key, secret) = Keys(await File.ReadAllLinesAsync(said.Text("credentials"), Ct));
        await using var bot = await RunningBot.StartAsync(
            ("Bot:Account", "real"), ("Aws:Endpoint", said.Text("endpoint")), ("Aws:Region", said.Text("region")), ("Aws:InitialLookBack", "101.00:00:00"),
            ("Aws:Read:AccessKeyId", key), ("Aws:Read:SecretAccessKey", secret), ("Aws:Action:AccessKeyId", key), ("Aws:Action:SecretAccessKey", secret));

        var proposal = (await Proposal.OfferedAsync(bot)).Remediation(Proposal.ClosePort, "Proposed")!.Value;
        Assert.Equal(said.Text("account"), proposal.Text("account"));
        using var approved = await bot.DecideAsync(proposal.Text("id"), "approve", proposal.Text("digest"));
        Assert.Equal(HttpStatusCode.OK, approved.StatusCode);
        await Proposal.EndedAsync(bot, proposal.Text("id"), "Succeeded");
        Assert.Equal(ExitCodes.Fine, await account.StopAsync());
    }

    [Fact]
    public async Task TheSecretIsForItsOwnerOnly()
    {
        await File.WriteAllTextAsync(Path.ChangeExtension(State, ".credentials"), "an older file that everybody may read", Ct);
        await using var account = new AccountVerb("--state", State);
        var said = await account.SaidAsync();

        Assert.DoesNotContain(Keys(await File.ReadAllLinesAsync(said.Text("credentials"), Ct)).Secret, said.ToString(), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(said.Text("credentials")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(State));
        }
    }

    [Fact]
    public async Task APortOrFileThatIsTakenIsSaidWithWhatToDo()
    {
        await using var account = new AccountVerb("--state", State);
        var port = new Uri((await account.SaidAsync()).Text("endpoint")).Port;
        await using var onPort = new AccountVerb("--state", Path.Combine(_folder, "other.json"), "--port", $"{port}");
        Assert.Equal(ExitCodes.FoundOrFailed, await onPort.EndedAsync());
        Assert.Contains($"Port {port} is taken", onPort.Faults, StringComparison.Ordinal);
        Assert.Contains("--port", onPort.Faults, StringComparison.Ordinal);

        await using var onFile = new AccountVerb("--state", State);
        Assert.Equal(ExitCodes.FoundOrFailed, await onFile.EndedAsync());
        Assert.Contains("is in use", onFile.Faults, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCredentialsNeverOverwriteTheAccount()
    {
        await using var account = new AccountVerb("--state", Path.Combine(_folder, "account.credentials"));
        Assert.Equal(ExitCodes.BadInput, await account.EndedAsync());
        Assert.Empty(Directory.GetFiles(_folder));
    }

    private static (string Key, string Secret) Keys(string[] lines)
    {
        string Of(string name) => lines.Single(l => l.StartsWith(name + " = ", StringComparison.Ordinal))[(name.Length + 3)..];
        return (Of("aws_access_key_id"), Of("aws_secret_access_key"));
    }
}
