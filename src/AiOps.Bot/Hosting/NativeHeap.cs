using System.Runtime.InteropServices;

namespace AiOps.Bot.Hosting;

/// <summary>
/// The heap of glibc, which the runtime and SQLite allocate from. It makes up to eight arenas for each processor and keeps in each what was freed there, so a service whose work
/// moves from thread to thread pays for the same peak many times. Does nothing where there is another C library.
/// </summary>
internal static class NativeHeap
{
    private const string Glibc = "libc.so.6";

    // Of malloc.h.
    private const int MmapThreshold = -3;
    private const int ArenaMax = -8;

    private const int Arenas = 2;
    private const int LargeBlock = 256 * 1024;

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int SetOption(int option, int value);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int GiveBack(nuint keep);

    /// <summary>To be called before there are many threads: arenas that exist stay.</summary>
    public static void Bound()
    {
        if (Find<SetOption>("mallopt") is { } set)
        {
            set(ArenaMax, Arenas);

            // Left to itself the threshold grows with the blocks that are freed, and large ones then stay.
            set(MmapThreshold, LargeBlock);
        }
    }

    /// <summary>Gives whole free pages back to the machine.</summary>
    public static void Trim() => Find<GiveBack>("malloc_trim")?.Invoke(0);

    private static T? Find<T>(string function)
        where T : Delegate =>
        OperatingSystem.IsLinux() && NativeLibrary.TryLoad(Glibc, out var library) && NativeLibrary.TryGetExport(library, function, out var address)
            ? Marshal.GetDelegateForFunctionPointer<T>(address)
            : null;
}
