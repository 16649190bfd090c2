using AiOps.Bot.Configuration;
using AiOps.Bot.Core.Remediations;

namespace AiOps.Bot.Security;

/// <summary>Reads people, groups, schedules and what may run from the settings file and the on-call file, as they are now.</summary>
/// <param name="settings">What the service was started with.</param>
internal sealed class RosterSource(ServeSettings settings)
{
    /// <exception cref="ConfigurationException">The settings cannot be used; the message lists all faults.</exception>
    public (Roster Roster, RemediationOptions Policy, SecurityOptions Options) Read()
    {
        var configuration = new ConfigurationManager();
        BotConfiguration.Load(configuration, settings);
        var options = BotConfiguration.Read<SecurityOptions>(configuration, SecurityOptions.Section);
        var policy = BotConfiguration.Read<RemediationOptions>(configuration, "Remediations");
        string[] faults = [.. FaultsOf(options), .. RemediationOptionsValidation.FaultsOf(policy)];
        return faults.Length == 0 ? (Make(options), policy, options) : throw new ConfigurationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>Every fault of the people's part of the settings, the on-call file included.</summary>
    public static IReadOnlyList<string> FaultsOf(SecurityOptions options)
    {
        try
        {
            var bytes = OnCallFile.Read(options.OnCall);
            return [.. RosterFaults.Of(options, bytes.IsEmpty ? [] : OnCallExport.Names(bytes))];
        }
        catch (FormatException ex)
        {
            return [.. RosterFaults.Of(options, []), $"Security:OnCall:File: '{options.OnCall.File}' {ex.Message}"];
        }
    }

    /// <summary>Of options that passed <see cref="FaultsOf"/>.</summary>
    public static Roster Make(SecurityOptions options) => People.Roster(options, OnCallFile.Read(options.OnCall));

    /// <summary>Differs when one of the files is another than before.</summary>
    public string StampOf(SecurityOptions options) => string.Join('|', new[] { settings.ConfigPath ?? BotConfiguration.DefaultFile, options.OnCall.File }.Select(Stamp));

    private static string Stamp(string path)
    {
        if (!File.Exists(path))
        {
            return "-";
        }

        // A link is followed: orchestrators change mounted settings by pointing it elsewhere.
        var file = new FileInfo(path);
        file = file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file;
        return $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}";
    }
}
