using AiOps.Bot.Aws;
using AiOps.Bot.Aws.Wire;
using AiOps.Bot.Core.Incidents;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Hosting;

/// <summary>Asks AWS which account the credentials belong to, where the settings do not say; before the first incident, and again while AWS does not answer.</summary>
internal sealed partial class AccountNaming(AwsReadAccount account, IOptions<IncidentOptions> incidents, TimeProvider time, ILogger<AccountNaming> logger) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromMinutes(1);
    private bool _isKnown = incidents.Value.Account != IncidentOptions.Unknown;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            await AskAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotNamed($"no answer within {Patience.TotalSeconds:0} s");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_isKnown)
        {
            await Task.Delay(AgainAfter, time, stoppingToken);
            await AskAsync(stoppingToken);
        }
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        if (_isKnown)
        {
            return;
        }

        try
        {
            incidents.Value.Account = (await account.GetCallerIdentityAsync(cancellationToken)).Account;
            _isKnown = true;
            LogNamed(incidents.Value.Account);
        }
        catch (AwsException exception)
        {
            LogNotNamed(exception.Message);
        }
    }

    [LoggerMessage(9071, LogLevel.Information, "The credentials belong to account {Account}")]
    private partial void LogNamed(string account);

    [LoggerMessage(9072, LogLevel.Warning, "Incidents do not name their account yet, because AWS does not say which it is: {Reason}. Set Aws:AccountId to name it all the same")]
    private partial void LogNotNamed(string reason);
}
