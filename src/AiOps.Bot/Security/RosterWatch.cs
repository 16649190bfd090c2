using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Remediations;
using Microsoft.Extensions.Options;

namespace AiOps.Bot.Security;

/// <summary>
/// Takes over people, groups, schedules and what may run when their files change, without a restart. Files that cannot be used change nothing: what
/// counted before goes on counting, and the log says what is wrong.
/// </summary>
internal sealed partial class RosterWatch(
    RosterSource source, PersonDirectory people, IOptions<SecurityOptions> options, IOptions<RemediationOptions> policy, TimeProvider time, ILogger<RosterWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private SecurityOptions _current = options.Value;
    private string? _changed;
    private string _seen = source.StampOf(options.Value);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
        }
    }

    /// <summary>Looks once. A change counts when a second look finds the file the same: an editor may be in the middle of writing it.</summary>
    internal void Look()
    {
        try
        {
            var stamp = source.StampOf(_current);
            if (stamp == _seen)
            {
                return;
            }

            if (stamp != _changed)
            {
                _changed = stamp;
                return;
            }

            _seen = stamp;
            TakeOver();
        }
        catch (Exception ex) when (ex is ConfigurationException or IOException or UnauthorizedAccessException or FormatException)
        {
            LogRefused(ex.Message);
        }
    }

    private void TakeOver()
    {
        var (roster, rules, settings) = source.Read();
        if (settings.People.Count == 0 && _current.People.Count > 0)
        {
            throw new ConfigurationException("Security:People has nobody in it any more. If that is meant, restart the service.");
        }

        _current = settings;
        _seen = source.StampOf(settings);
        policy.Value.TakePolicyFrom(rules);
        people.Replace(roster);
        LogReplaced(roster.People.Length, roster.Groups.Length, roster.Schedules.Length);
    }

    [LoggerMessage(9085, LogLevel.Information, "The settings changed: {People} people, {Groups} groups and {Schedules} schedules count from now on")]
    private partial void LogReplaced(int people, int groups, int schedules);

    [LoggerMessage(9086, LogLevel.Error, "The settings changed and cannot be used, so people and what may run stay as they were. Correct this and save again: {Faults}")]
    private partial void LogRefused(string faults);
}
