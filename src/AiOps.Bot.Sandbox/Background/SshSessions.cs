using System.Globalization;

namespace AiOps.Bot.Sandbox.Background;

/// <summary>
/// What an sshd writes in ordinary times: people who log in from the office with their keys, now and then somebody who mistypes a password once or twice and then
/// gets in, the deployment that connects every working day, and single tries from the internet.
/// </summary>
internal sealed class SshSessions(Random random, string host, SshVisitors visitors)
{
    /// <summary>Lines in order of time, without end.</summary>
    public IEnumerable<GeneratedLine> From(DateTimeOffset start)
        => BatchOrder.Endless(start, BatchOrder.Floor(start, TimeSpan.FromDays(1)), TimeSpan.FromDays(1), Day);

    private List<GeneratedLine> Day(DateTimeOffset day)
    {
        var lines = new List<GeneratedLine>();
        foreach (var person in visitors.People)
        {
            var sessions = random.Poisson(visitors.SessionsPerDay * WorkPattern.HumanDay(day));
            for (var i = 0; i < sessions; i++)
            {
                AddSession(lines, day + WorkingTime(), person);
            }
        }

        for (var i = random.Poisson(visitors.StrayTriesPerDay); i > 0; i--)
        {
            AddStrayTry(lines, day.AddSeconds(random.Next(86_400)));
        }

        if (visitors.DeployUser is { } deploy && !WorkPattern.IsWeekend(day))
        {
            AddSession(lines, day.AddHours(9.5).AddSeconds(random.Next(240)), deploy with { MistypesOneIn = int.MaxValue });
        }

        return lines;
    }

    private TimeSpan WorkingTime() => TimeSpan.FromHours(6.5 + (random.NextDouble() * 5) + (random.NextDouble() * 5.5)) + TimeSpan.FromSeconds(random.Next(3_600));

    private void AddSession(List<GeneratedLine> lines, DateTimeOffset time, SshPerson person)
    {
        var (address, port, process) = (random.Pick(person.Addresses), random.Next(32_768, 60_999), random.Next(900, 32_000));
        var method = "publickey";
        if (random.Next(person.MistypesOneIn) == 0)
        {
            method = "password";
            for (var i = random.Next(1, 3); i > 0; i--)
            {
                Add(lines, time, process, $"Failed password for {person.Name} from {address} port {port} ssh2");
                time = time.AddSeconds(random.Next(3, 11));
            }
        }

        var key = method == "publickey" ? $": ED25519 SHA256:{person.KeyFingerprint}" : "";
        Add(lines, time, process, $"Accepted {method} for {person.Name} from {address} port {port} ssh2{key}");
        Add(lines, time, process, $"pam_unix(sshd:session): session opened for user {person.Name}(uid={person.UserId}) by (uid=0)");
        var end = time.AddSeconds(Math.Clamp(random.LogNormal(900, 1.1), 20, 14_000));
        Add(lines, end, process + 2, $"Received disconnect from {address} port {port}:11: disconnected by user");
        Add(lines, end, process + 2, $"Disconnected from user {person.Name} {address} port {port}");
        Add(lines, end, process, $"pam_unix(sshd:session): session closed for user {person.Name}");
    }

    private void AddStrayTry(List<GeneratedLine> lines, DateTimeOffset time)
    {
        var (address, port, process) = (random.Pick(visitors.StrayAddresses), random.Next(1_024, 65_000), random.Next(900, 32_000));
        var user = random.Pick(visitors.StrayUsers);
        if (user == "root")
        {
            Add(lines, time, process, $"Failed password for root from {address} port {port} ssh2");
            Add(lines, time.AddSeconds(1), process, $"Connection closed by authenticating user root {address} port {port} [preauth]");
            return;
        }

        Add(lines, time, process, $"Invalid user {user} from {address} port {port}");
        Add(lines, time.AddSeconds(2), process, $"Failed password for invalid user {user} from {address} port {port} ssh2");
        Add(lines, time.AddSeconds(3), process, $"Connection closed by invalid user {user} {address} port {port} [preauth]");
    }

    private void Add(List<GeneratedLine> lines, DateTimeOffset time, int process, FormattableString message)
        => lines.Add(new GeneratedLine(time, SyslogLine.Write(time, host, "sshd", process, message.ToString(CultureInfo.InvariantCulture))));
}
