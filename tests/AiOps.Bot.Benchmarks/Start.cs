using BenchmarkDotNet.Running;

namespace AiOps.Bot.Benchmarks;

/// <summary>Runs what the arguments choose.</summary>
internal static class Start
{
    // In process: the project that BenchmarkDotNet would else generate is built outside of this repository's settings and restores packages.
    private static void Main(string[] args) => BenchmarkSwitcher.FromAssembly(typeof(Start).Assembly).Run([.. args, "--inProcess"]);
}
