using System.Text.RegularExpressions;

namespace AiOps.Bot.Aws.Actions;

/// <summary>What parameters of actions may be. A value that is not wholly of its pattern never reaches AWS.</summary>
internal static partial class ParameterPatterns
{
    public static readonly Regex SecurityGroup = SecurityGroupId();
    public static readonly Regex Protocol = ProtocolName();
    public static readonly Regex Port = PortNumber();
    public static readonly Regex World = WholeWorld();
    public static readonly Regex Instance = InstanceId();
    public static readonly Regex CrontabPath = PathOfCrontab();
    public static readonly Regex Line = LineNumber();
    public static readonly Regex Sha256 = Digest();
    public static readonly Regex CrontabLine = LineOfCrontab();
    public static readonly Regex OptionalGroup = LogGroupOrNone();
    public static readonly Regex OptionalText = TextOrNone();

    [GeneratedRegex("^sg-[0-9a-f]{8,17}$", RegexOptions.CultureInvariant)]
    private static partial Regex SecurityGroupId();

    [GeneratedRegex("^(?:tcp|udp|-1)$", RegexOptions.CultureInvariant)]
    private static partial Regex ProtocolName();

    [GeneratedRegex("^(?:-1|[0-9]{1,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex PortNumber();

    [GeneratedRegex(@"^(?:0\.0\.0\.0/0|::/0)$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeWorld();

    [GeneratedRegex("^i-[0-9a-f]{8,17}$", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceId();

    [GeneratedRegex("^/(?:etc/crontab|etc/cron\\.d/[A-Za-z0-9_-]{1,64}|var/spool/cron/(?:crontabs/)?[a-z_][a-z0-9_-]{0,31})$", RegexOptions.CultureInvariant)]
    private static partial Regex PathOfCrontab();

    [GeneratedRegex("^[1-9][0-9]{0,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex LineNumber();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Digest();

    // cron reads at most 1,000 characters of a line.
    [GeneratedRegex(@"^[^\p{C}\p{Zl}\p{Zp}\n\r]{1,998}$", RegexOptions.CultureInvariant)]
    private static partial Regex LineOfCrontab();

    [GeneratedRegex("^[A-Za-z0-9_./#-]{0,512}$", RegexOptions.CultureInvariant)]
    private static partial Regex LogGroupOrNone();

    [GeneratedRegex(@"^[^\x00-\x1f]{0,1000}$", RegexOptions.CultureInvariant)]
    private static partial Regex TextOrNone();
}
