using AiOps.Bot.IntegrationTests.Chaos;

namespace AiOps.Bot.IntegrationTests.BadInput;

/// <summary>A certificate for https that cannot be used is told in words, with what to do.</summary>
public sealed class CertificateTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aiops-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task OneThatIsNoneIsToldWithWhereToLook()
    {
        var path = Path.Combine(_folder.FullName, "site.pfx");
        await File.WriteAllTextAsync(path, "no certificate", TestContext.Current.CancellationToken);
        var settings = new Dictionary<string, string> { ["Kestrel:Certificates:Default:Path"] = path, ["Kestrel:Certificates:Default:Password"] = "hunter2" };
        await using var bot = BotProcess.Start(_folder.FullName, settings, "serve", "--urls", "https://127.0.0.1:0", "--account", "none");
        using var limit = new CancellationTokenSource(Patience);
        while (!bot.HasExited)
        {
            await Task.Delay(100, limit.Token);
        }

        Assert.Contains("aiops cannot start:", bot.Said, StringComparison.Ordinal);
        Assert.Contains("Kestrel:Certificates:Default:Path", bot.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", bot.Said, StringComparison.Ordinal);
    }
}
