using AiOps.Bot.Sandbox.Ec2;

namespace AiOps.Bot.Sandbox.Hosts;

/// <summary>What is on an instance: crontabs, programs and users.</summary>
internal sealed class SimulatedHost(Instance instance)
{
    public Instance Instance { get; } = instance;

    /// <summary>Crontabs by path.</summary>
    public SortedDictionary<string, HostFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Copies of files from before they were changed, by their hash.</summary>
    public Dictionary<string, byte[]> Backups { get; } = new(StringComparer.Ordinal);

    /// <summary>Files with execute permission, whether or not anything is known about what they do.</summary>
    public SortedSet<string> Executables { get; } = new(StringComparer.Ordinal);

    /// <summary>What those programs do that do something, by path.</summary>
    public Dictionary<string, IHostProgram> Programs { get; } = new(StringComparer.Ordinal);

    public List<string> Users { get; } = [];

    /// <summary>The commands that ran, newest last; the last thousand are kept.</summary>
    public Queue<string> Ran { get; } = new();

    public void Remember(string command)
    {
        Ran.Enqueue(command);
        if (Ran.Count > 1_000)
        {
            Ran.Dequeue();
        }
    }
}
