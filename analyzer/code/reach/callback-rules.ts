/**
 * What the framework runs by itself when an app hands it an object (AOSP documentation of each class). Callbacks that wait
 * for a person, such as onClick, are not here: what only they reach is not start-up.
 */
export interface CallbackRule {
  /** Class or interface whose objects are run; the object is the receiver or an argument of the call. */
  readonly callback: string;
  /** Methods the framework calls on it, by name. */
  readonly methods: readonly string[];
}

interface NamedRule extends CallbackRule {
  /** Class or interface that declares the method called. */
  readonly owner: string;
  readonly names: readonly string[];
}

const SEND_MESSAGE = [
  'sendMessage',
  'sendMessageDelayed',
  'sendMessageAtTime',
  'sendMessageAtFrontOfQueue',
  'sendEmptyMessage',
  'sendEmptyMessageDelayed',
  'sendEmptyMessageAtTime',
  'obtainMessage',
];

const FRAGMENT_LIFE = [
  'onAttach',
  'onCreate',
  'onCreateView',
  'onViewCreated',
  'onActivityCreated',
  'onStart',
  'onResume',
];

/** Calls by which an object starts running. A rule holds for subclasses of its owner too. */
export const CALL_RULES: readonly NamedRule[] = [
  { owner: 'Ljava/lang/Thread;', names: ['start', 'run'], callback: 'Ljava/lang/Thread;', methods: ['run'] },
  {
    owner: 'Landroid/os/HandlerThread;',
    names: ['start'],
    callback: 'Landroid/os/HandlerThread;',
    methods: ['run', 'onLooperPrepared'],
  },
  {
    owner: 'Landroid/os/AsyncTask;',
    names: ['execute', 'executeOnExecutor'],
    callback: 'Landroid/os/AsyncTask;',
    methods: ['onPreExecute', 'doInBackground', 'onProgressUpdate', 'onPostExecute'],
  },
  {
    owner: 'Landroid/os/Handler;',
    names: SEND_MESSAGE,
    callback: 'Landroid/os/Handler;',
    methods: ['handleMessage'],
  },
  {
    owner: 'Landroid/os/Handler;',
    names: ['<init>'],
    callback: 'Landroid/os/Handler$Callback;',
    methods: ['handleMessage'],
  },
  {
    owner: 'Landroid/os/Message;',
    names: ['sendToTarget'],
    callback: 'Landroid/os/Handler;',
    methods: ['handleMessage'],
  },
  {
    owner: 'Landroid/os/CountDownTimer;',
    names: ['start'],
    callback: 'Landroid/os/CountDownTimer;',
    methods: ['onTick', 'onFinish'],
  },
  {
    owner: 'Landroid/content/Loader;',
    names: ['forceLoad', 'startLoading'],
    callback: 'Landroid/content/Loader;',
    methods: ['onStartLoading', 'loadInBackground'],
  },
  {
    owner: 'Landroid/app/LoaderManager;',
    names: ['initLoader', 'restartLoader'],
    callback: 'Landroid/app/LoaderManager$LoaderCallbacks;',
    methods: ['onCreateLoader', 'onLoadFinished'],
  },
  {
    owner: 'Landroid/app/Application;',
    names: ['registerActivityLifecycleCallbacks'],
    callback: 'Landroid/app/Application$ActivityLifecycleCallbacks;',
    methods: [
      'onActivityPreCreated',
      'onActivityCreated',
      'onActivityPostCreated',
      'onActivityStarted',
      'onActivityResumed',
    ],
  },
  {
    owner: 'Landroid/content/Context;',
    names: ['bindService'],
    callback: 'Landroid/content/ServiceConnection;',
    methods: ['onServiceConnected'],
  },
  {
    owner: 'Landroid/os/MessageQueue;',
    names: ['addIdleHandler'],
    callback: 'Landroid/os/MessageQueue$IdleHandler;',
    methods: ['queueIdle'],
  },
  {
    owner: 'Landroid/view/Choreographer;',
    names: ['postFrameCallback', 'postFrameCallbackDelayed'],
    callback: 'Landroid/view/Choreographer$FrameCallback;',
    methods: ['doFrame'],
  },
  {
    owner: 'Landroid/view/ViewTreeObserver;',
    names: ['addOnGlobalLayoutListener'],
    callback: 'Landroid/view/ViewTreeObserver$OnGlobalLayoutListener;',
    methods: ['onGlobalLayout'],
  },
  {
    owner: 'Landroid/view/ViewTreeObserver;',
    names: ['addOnPreDrawListener'],
    callback: 'Landroid/view/ViewTreeObserver$OnPreDrawListener;',
    methods: ['onPreDraw'],
  },
  {
    owner: 'Landroid/view/ViewTreeObserver;',
    names: ['addOnWindowFocusChangeListener'],
    callback: 'Landroid/view/ViewTreeObserver$OnWindowFocusChangeListener;',
    methods: ['onWindowFocusChanged'],
  },
  ...['Landroid/app/', 'Landroid/support/v4/app/', 'Landroidx/fragment/app/'].map((packageName) => ({
    owner: `${packageName}FragmentTransaction;`,
    names: ['add', 'replace', 'show', 'attach'],
    callback: `${packageName}Fragment;`,
    methods: FRAGMENT_LIFE,
  })),
];

/** Interfaces whose objects are taken to run when they are given to any framework method that declares them as a parameter. */
export const ARGUMENT_RULES: readonly CallbackRule[] = [
  { callback: 'Ljava/lang/Runnable;', methods: ['run'] },
  { callback: 'Ljava/util/TimerTask;', methods: ['run'] },
  { callback: 'Ljava/util/concurrent/Callable;', methods: ['call'] },
  { callback: 'Ljava/util/concurrent/ThreadFactory;', methods: ['newThread'] },
  { callback: 'Ljava/security/PrivilegedAction;', methods: ['run'] },
  { callback: 'Ljava/security/PrivilegedExceptionAction;', methods: ['run'] },
  { callback: 'Ljava/util/function/Supplier;', methods: ['get'] },
  { callback: 'Ljava/util/function/Function;', methods: ['apply'] },
  { callback: 'Ljava/util/function/BiFunction;', methods: ['apply'] },
  { callback: 'Ljava/util/function/Consumer;', methods: ['accept'] },
  { callback: 'Ljava/util/function/BiConsumer;', methods: ['accept'] },
  { callback: 'Ljava/util/function/Predicate;', methods: ['test'] },
  { callback: 'Ljava/util/function/UnaryOperator;', methods: ['apply'] },
];

/** The body of a Kotlin coroutine, run when its object is given to a coroutine builder (kotlinx-coroutines, BaseContinuationImpl). */
export const COROUTINE_RULE: CallbackRule = {
  callback: 'Lkotlin/coroutines/jvm/internal/BaseContinuationImpl;',
  methods: ['invokeSuspend'],
};

/** Components started by naming their class; the class constant and the call are looked for in the same method. */
export const COMPONENT_RULES: readonly (CallbackRule & { readonly calls: readonly string[] })[] = [
  {
    callback: 'Landroid/app/Service;',
    calls: ['startService', 'startForegroundService', 'bindService', 'enqueueWork', 'schedule'],
    methods: [
      'onCreate',
      'onStartCommand',
      'onStart',
      'onBind',
      'onHandleIntent',
      'onHandleWork',
      'onStartJob',
    ],
  },
  {
    callback: 'Landroidx/work/ListenableWorker;',
    calls: ['enqueue', 'enqueueUniqueWork', 'enqueueUniquePeriodicWork', 'beginWith'],
    methods: ['<init>', 'doWork', 'startWork', 'createWork'],
  },
];

/**
 * Interfaces that the framework calls when a person acts. A call of one from the program's own code is not followed
 * either, so that a consent button's listener is never taken for start-up.
 */
export const PERSON_CALLBACKS: ReadonlySet<string> = new Set([
  'Landroid/view/View$OnClickListener;',
  'Landroid/view/View$OnLongClickListener;',
  'Landroid/view/View$OnTouchListener;',
  'Landroid/view/View$OnKeyListener;',
  'Landroid/view/View$OnDragListener;',
  'Landroid/view/View$OnContextClickListener;',
  'Landroid/content/DialogInterface$OnClickListener;',
  'Landroid/content/DialogInterface$OnMultiChoiceClickListener;',
  'Landroid/content/DialogInterface$OnCancelListener;',
  'Landroid/content/DialogInterface$OnDismissListener;',
  'Landroid/content/DialogInterface$OnKeyListener;',
  'Landroid/widget/AdapterView$OnItemClickListener;',
  'Landroid/widget/AdapterView$OnItemLongClickListener;',
  'Landroid/widget/CompoundButton$OnCheckedChangeListener;',
  'Landroid/widget/RadioGroup$OnCheckedChangeListener;',
  'Landroid/widget/TextView$OnEditorActionListener;',
  'Landroid/widget/PopupMenu$OnMenuItemClickListener;',
  'Landroid/view/MenuItem$OnMenuItemClickListener;',
  'Landroid/text/style/ClickableSpan;',
  'Landroid/view/GestureDetector$OnGestureListener;',
]);

/**
 * Methods that the framework, or a support library in its place, calls when a screen or a process ends or a person acts.
 * Code that dispatches them (a fragment manager has all of a fragment's life in one method) is not followed into them.
 */
export const LATER_METHODS: readonly string[] = [
  'onPause',
  'onStop',
  'onDestroy',
  'onDestroyView',
  'onDetach',
  'onSaveInstanceState',
  'onLowMemory',
  'onTrimMemory',
  'onTerminate',
  'onActivityResult',
  'onRequestPermissionsResult',
  'onOptionsItemSelected',
  'onContextItemSelected',
  'onBackPressed',
  'onKeyDown',
  'onActivityPaused',
  'onActivityStopped',
  'onActivityDestroyed',
  'finalize',
];
