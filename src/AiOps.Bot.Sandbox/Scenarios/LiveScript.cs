using System.Globalization;
using System.Net;
using AiOps.Bot.Sandbox.Background;

namespace AiOps.Bot.Sandbox.Scenarios;

/// <summary>Plays one <see cref="LiveSpec"/>: each step plans the next, and looks at the account as it then is.</summary>
internal sealed class LiveScript(SandboxWorld world, LiveSpec spec, Random random)
{
    private int _phase;
    private int _played;

    public void Start() => Plan(spec.StartAfterSeconds);

    private void Plan(double seconds)
        => world.Timeline.Schedule((world.Timeline.Now < world.StartedAt ? world.StartedAt : world.Timeline.Now).AddSeconds(seconds / world.Options.Speed), Play);

    private void Play()
    {
        var phase = spec.Phases[_phase];
        if (IsReachable())
        {
            Write(random.Pick(phase.Variants));
            phase = MoveOn(phase);
        }

        if (phase is not null)
        {
            Plan(phase.MinGapSeconds + (random.NextDouble() * (phase.MaxGapSeconds - phase.MinGapSeconds)));
        }
    }

    private PhaseSpec? MoveOn(PhaseSpec phase)
    {
        _played++;
        if (phase.Times > 0 && _played >= phase.Times)
        {
            (_phase, _played) = (_phase + 1, 0);
        }

        return _phase < spec.Phases.Count ? spec.Phases[_phase] : null;
    }

    private bool IsReachable()
    {
        var group = world.Network.SecurityGroups[world.Network.Instances[spec.Instance].SecurityGroupId];
        return spec.WhileReachable is not { } condition || group.Admits(IPAddress.Parse(condition.From), condition.Port);
    }

    private void Write(List<string> lines)
    {
        var values = spec.Values.ToDictionary(v => v.Key, v => random.Pick(v.Value));
        values["port"] = random.Next(40_000, 61_000).ToString(CultureInfo.InvariantCulture);
        var (host, process) = (world.Network.Instances[spec.Instance].HostName, random.Next(21_000, 32_000));
        foreach (var line in lines)
        {
            var text = values.Aggregate(line, (t, v) => t.Replace("{" + v.Key + "}", v.Value, StringComparison.Ordinal));
            world.Logs.Append(spec.Group, spec.Instance, world.Timeline.Now, SyslogLine.Write(world.Timeline.Now, host, spec.Program, process, text));
        }
    }
}
