using AiOps.Bot.Chat;
using AiOps.Bot.Core.Conversations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Commands;

/// <summary>Runs what the chat platforms have to say about their own setup. Registered checkups only: what is not configured is not checked.</summary>
internal static class ChatCheckups
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(30);

    /// <summary>Of the platforms that the settings configure.</summary>
    public static async Task<IReadOnlyList<Checkup>> RunAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(time);
        if (SlackRegistration.IsConfigured(configuration))
        {
            services.AddSlack(configuration);
        }

        if (TeamsRegistration.IsConfigured(configuration))
        {
            services.AddTeams(configuration);
        }

        await using var provider = services.BuildServiceProvider();
        try
        {
            return await RunAsync(provider.GetServices<IChatCheckup>(), time, cancellationToken);
        }
        catch (OptionsValidationException ex)
        {
            return [new("chat", false, string.Join("; ", ex.Failures), "Correct these keys in aiops.yaml or as AIOPS__CHAT__...")];
        }
    }

    public static async Task<IReadOnlyList<Checkup>> RunAsync(IEnumerable<IChatCheckup> platforms, TimeProvider time, CancellationToken cancellationToken)
    {
        var checkups = new List<Checkup>();
        foreach (var platform in platforms)
        {
            checkups.AddRange(await RunAsync(platform, time, cancellationToken));
        }

        return checkups.Count > 0 ? checkups : [new("chat", true, "neither Slack nor Teams is configured; the web console shows the same cards")];
    }

    /// <summary>A checkup that breaks or hangs is a finding, not the end of all others.</summary>
    private static async Task<IEnumerable<Checkup>> RunAsync(IChatCheckup platform, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(AtMost, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var checks = await platform.RunAsync(both.Token);
            return [.. checks.Select(c => Of(platform, c))];
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return [new($"{platform.Platform}", false, $"no answer within {AtMost.TotalSeconds:0} s", "Check that this machine can reach the platform (proxy, firewall), then try again.")];
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            return [new($"{platform.Platform}", false, ex.Message, "This is a fault of ours or of the network; try again, then report it.")];
        }
    }

    private static Checkup Of(IChatCheckup platform, ChatCheck check)
    {
        var name = $"{platform.Platform} {check.Name}";
        return check.Passed ? new(name, true, check.Detail) : new(name, false, "does not work", check.Detail);
    }
}
